'use client'

import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import type { LedgerFilter as Filter } from '@/lib/players/ledger-filter'
import { kindWords, outcomeWords } from './words'

type Props = { path: string; filter: Filter; values: Record<string, string>; providers: string[] }

const kinds = Object.entries(kindWords)
const outcomes = Object.entries(outcomeWords).map(([word, { label }]) => [word, label] as const)

export function LedgerFilter({ path, filter, values, providers }: Props) {
  const known = [...new Set([...providers, 'operator', ...(filter.provider ? [filter.provider] : [])])]
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
    </FilterForm>
  )
}
