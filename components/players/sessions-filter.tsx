'use client'

import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import type { SessionFilter } from '@/lib/sessions/list'
import { sessionWords } from './words'

type Props = {
  path: string
  filter: SessionFilter
  values: Record<string, string>
  keep: Record<string, string>
  providers: string[]
}

const states = Object.entries(sessionWords)

export function SessionsFilter({ path, filter, values, keep, providers }: Props) {
  return (
    <FilterForm path={path} values={values} keep={keep}>
      <Choice name="state" label="State" value={filter.state} options={states} />
      <Choice
        name="provider"
        label="Provider"
        value={filter.provider}
        options={providers.map(id => [id, id] as const)}
      />
    </FilterForm>
  )
}
