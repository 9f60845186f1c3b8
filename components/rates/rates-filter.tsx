'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import type { RateFilter } from '@/lib/fx/filter'

type Props = { filter: RateFilter; values: Record<string, string>; codes: string[] }

const all = [['all', 'Currencies: all with rates']] as const

export function RatesFilter({ filter, values, codes }: Props) {
  return (
    <FilterForm path="/rates" values={values}>
      <TextInput size="xs" type="month" name="month" aria-label="Month" defaultValue={filter.month ?? ''} />
      <Choice
        name="currency"
        label="Currency"
        value={filter.currency}
        options={codes.map(code => [code, code] as const)}
      />
      <Choice
        name="show"
        label="Currencies"
        value={filter.show}
        options={all}
        otherwise="Currencies: in use"
      />
    </FilterForm>
  )
}
