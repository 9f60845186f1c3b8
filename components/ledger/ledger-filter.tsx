'use client'

import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import type { LedgerFilter as Filter } from '@/lib/players/ledger-filter'
import { FilterText } from './filter-text'
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
      <FilterText
        name="round"
        value={filter.round}
        label="Round id, in full"
        placeholder="Round id"
        width={150}
      />
      <FilterText
        name="from"
        value={filter.from}
        label="From day (UTC)"
        type="date"
        prefix="from"
        width={172}
      />
      <FilterText name="to" value={filter.to} label="To day (UTC)" type="date" prefix="to" width={156} />
      <FilterText
        name="min"
        value={filter.min}
        label="Amount at least"
        placeholder="Amount from"
        width={104}
      />
      <FilterText name="max" value={filter.max} label="Amount at most" placeholder="to" width={84} />
      {filter.upto ? (
        <FilterText
          name="upto"
          value={filter.upto}
          label="Up to entry number"
          placeholder="Up to entry"
          width={96}
        />
      ) : null}
    </FilterForm>
  )
}
