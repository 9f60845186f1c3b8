'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import type { LedgerFilter as Filter } from '@/lib/players/ledger-filter'
import { kindWords, outcomeWords } from './words'

type Props = { path: string; filter: Filter; values: Record<string, string>; providers: string[] }

const kinds = Object.entries(kindWords)
const outcomes = Object.entries(outcomeWords).map(([word, { label }]) => [word, label] as const)

export function LedgerFilter({ path, filter, values, providers }: Props) {
  const known = [
    ...new Set([...providers, 'operator', 'staff', ...(filter.provider ? [filter.provider] : [])]),
  ]
  return (
    <FilterForm path={path} values={values}>
      <Choice name="kind" label="Kind" value={filter.kind} options={kinds} />
      <Choice
        name="provider"
        label="Provider"
        value={filter.provider}
        options={known.map(id => [id, id] as const)}
      />
      <Choice name="outcome" label="Outcome" value={filter.outcome} options={outcomes} />
      <Text name="round" label="Round id, in full" placeholder="Round id" width={150} filter={filter} />
      <Text name="from" label="From day (UTC)" type="date" prefix="from" width={172} filter={filter} />
      <Text name="to" label="To day (UTC)" type="date" prefix="to" width={156} filter={filter} />
      <Text name="min" label="Amount at least" placeholder="Amount from" width={104} filter={filter} />
      <Text name="max" label="Amount at most" placeholder="to" width={84} filter={filter} />
      {filter.upto ? (
        <Text name="upto" label="Up to entry number" placeholder="Up to entry" width={96} filter={filter} />
      ) : null}
    </FilterForm>
  )
}

type TextProps = {
  name: 'round' | 'from' | 'to' | 'min' | 'max' | 'upto'
  label: string
  placeholder?: string
  type?: string
  /** A word in the field, where it has no placeholder. */
  prefix?: string
  width: number
  filter: Filter
}

function Text({ name, label, placeholder, type, prefix, width, filter }: TextProps) {
  return (
    <TextInput
      size="xs"
      name={name}
      type={type}
      w={width}
      aria-label={label}
      title={label}
      placeholder={placeholder}
      leftSection={prefix}
      leftSectionWidth={prefix ? 12 + prefix.length * 7 : undefined}
      defaultValue={filter[name] ?? ''}
      maxLength={255}
    />
  )
}
