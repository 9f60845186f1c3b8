'use client'

import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import { type ExportKind, exportKinds, exportStates } from '@/lib/exports/kinds'
import type { ExportFilter } from '@/lib/exports/list'

type Props = { filter: ExportFilter; values: Record<string, string> }

export function ExportsFilter({ filter, values }: Props) {
  const kinds = (Object.keys(exportKinds) as ExportKind[]).filter(kind => kind !== 'own-requests')
  return (
    <FilterForm path="/exports" values={values}>
      <Choice
        name="state"
        label="State"
        value={filter.state}
        options={exportStates.map(one => [one, one] as const)}
      />
      <Choice
        name="kind"
        label="What"
        value={filter.kind}
        options={kinds.map(kind => [kind, exportKinds[kind].title] as const)}
      />
    </FilterForm>
  )
}
