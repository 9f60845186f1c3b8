'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import type { StuckFilter } from '@/lib/cases/filter'
import type { Owner } from '@/lib/cases/list-owners'
import { stuckReasons } from '@/lib/cases/reasons'
import type { ProviderPatience } from '@/lib/providers/list-stuck-after'
import { SharedFilters } from './shared-filters'

type Props = {
  filter: StuckFilter
  values: Record<string, string>
  providers: ProviderPatience[]
  owners: Owner[]
  currencies: string[]
}

const reasons = Object.entries(stuckReasons).map(([word, { short }]) => [word, short] as const)

export function StuckFilterForm({ filter, values, providers, owners, currencies }: Props) {
  return (
    <FilterForm path="/stuck" values={values}>
      <Choice name="reason" label="Reason" value={filter.reason} options={reasons} />
      <SharedFilters filter={filter} providers={providers} owners={owners} />
      <Choice
        name="currency"
        label="Currency"
        value={filter.currency}
        options={currencies.map(code => [code, code] as const)}
      />
      <TextInput
        size="xs"
        name="amount"
        w={120}
        inputMode="decimal"
        aria-label="At stake at least, in the round's currency"
        placeholder="At stake from…"
        defaultValue={filter.amount ?? ''}
        maxLength={40}
      />
    </FilterForm>
  )
}
