'use client'

import { FilterForm } from '@/components/ui/filter-form'
import type { LedgerFilter as Filter } from '@/lib/players/ledger-filter'
import { AmountFields, DayFields, KindChoice, OutcomeChoice, ProviderChoice } from './filter-fields'
import { FilterText } from './filter-text'

type Props = { path: string; filter: Filter; values: Record<string, string>; providers: string[] }

export function LedgerFilter({ path, filter, values, providers }: Props) {
  return (
    <FilterForm path={path} values={values}>
      <KindChoice value={filter.kind} />
      <ProviderChoice value={filter.provider} providers={providers} />
      <OutcomeChoice value={filter.outcome} />
      <FilterText
        name="round"
        value={filter.round}
        label="Round id, in full"
        placeholder="Round id"
        width={150}
      />
      <DayFields from={filter.from} to={filter.to} what="day (UTC)" />
      <AmountFields min={filter.min} max={filter.max} />
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
