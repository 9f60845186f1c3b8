'use client'

import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import type { ReconciliationFilter } from '@/lib/reconciliation/filter'

type Props = { filter: ReconciliationFilter; values: Record<string, string>; providers: string[] }

export function RunsFilter({ filter, values, providers }: Props) {
  return (
    <FilterForm path="/reconciliation" values={values}>
      <Choice
        name="provider"
        label="Provider"
        value={filter.provider}
        options={providers.map(id => [id, id] as const)}
      />
    </FilterForm>
  )
}
