'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import { heldActions } from '@/lib/approvals/actions'
import type { ApprovalFilter } from '@/lib/approvals/filter'
import { stateLabels } from './state-tag'

type Props = { filter: ApprovalFilter; values: Record<string, string> }

/** Without a state the list is what waits; everything is a choice of its own. */
const states = [...stateLabels.filter(([state]) => state !== 'waiting'), ['any', 'Any state'] as const]

export function ApprovalsFilter({ filter, values }: Props) {
  return (
    <FilterForm path="/approvals" values={values}>
      <Choice name="state" label="State" value={filter.state} options={states} otherwise="State: waiting" />
      <Choice name="action" label="What" value={filter.action} options={Object.entries(heldActions)} />
      <Field name="maker" label="Asked by" placeholder="Asked by: name or email" value={filter.maker} />
      <Field name="player" label="Player" placeholder="Player id" value={filter.player} />
      <Field name="provider" label="Provider" placeholder="Provider id" value={filter.provider} />
    </FilterForm>
  )
}

type FieldProps = { name: string; label: string; placeholder: string; value: string | null }

function Field({ name, label, placeholder, value }: FieldProps) {
  return (
    <TextInput
      size="xs"
      w={170}
      name={name}
      aria-label={label}
      placeholder={placeholder}
      defaultValue={value ?? ''}
      maxLength={255}
    />
  )
}
