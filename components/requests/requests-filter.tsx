'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import { callEndpoints, callStatuses, type RequestFilter } from '@/lib/requests/filter'
import { verdictWords } from './verdict-tag'

type Props = {
  filter: RequestFilter
  values: Record<string, string>
  path?: string
  /** Whose calls may be asked for; null where they are all of one. */
  providers: string[] | null
}

const windows = [
  ['15m', 'Last 15 minutes'],
  ['24h', 'Last 24 hours'],
  ['7d', 'Last 7 days'],
] as const
const verdicts = Object.entries(verdictWords).map(([word, { label }]) => [word, label] as const)
const endpoints = callEndpoints.map(name => [name, name.replace('_', ' ')] as const)
const statuses = callStatuses.map(word => [word, word] as const)

/** What the list of calls can be asked for. */
export function RequestsFilter({ filter, values, path = '/requests', providers }: Props) {
  const isNarrow = Boolean(filter.player || filter.transaction || filter.round || filter.request)
  return (
    <FilterForm path={path} values={values}>
      <Choice
        name="window"
        label="Time"
        value={filter.window}
        options={isNarrow ? [['1h', 'Last hour'], ...windows] : windows}
        otherwise={isNarrow ? 'All that is kept' : 'Last hour'}
      />
      {providers ? (
        <Choice
          name="provider"
          label="Provider"
          value={filter.provider}
          options={providers.map(id => [id, id] as const)}
        />
      ) : null}
      <Choice name="endpoint" label="Endpoint" value={filter.endpoint} options={endpoints} />
      <Choice name="verdict" label="Verdict" value={filter.verdict} options={verdicts} />
      <Choice name="status" label="HTTP" value={filter.status} options={statuses} />
      <Field name="code" label="Code" value={filter.code} width={120} />
      <Field name="latency" label="Milliseconds at least" hint="ms ≥" value={filter.latency} width={62} />
      <Field name="player" label="Player id, in full" hint="Player id" value={filter.player} width={120} />
      <Field
        name="transaction"
        label="Transaction id, in full"
        hint="Transaction id"
        value={filter.transaction}
        width={130}
      />
      <Field
        name="round"
        label="Provider's round id, in full"
        hint="Round id"
        value={filter.round}
        width={110}
      />
      <Field name="request" label="Request id" hint="Request id" value={filter.request} width={110} />
      <Field name="key" label="Key id" hint="Key id" value={filter.key} width={100} />
    </FilterForm>
  )
}

type FieldProps = { name: string; label: string; hint?: string; value: string | null; width: number }

function Field({ name, label, hint, value, width }: FieldProps) {
  return (
    <TextInput
      size="xs"
      name={name}
      w={width}
      aria-label={label}
      placeholder={hint ?? label}
      defaultValue={value ?? ''}
      maxLength={255}
    />
  )
}
