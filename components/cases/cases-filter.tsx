'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import type { CaseFilter } from '@/lib/cases/filter'
import { caseKinds } from '@/lib/cases/kinds'
import type { Owner } from '@/lib/cases/list-owners'
import type { ProviderPatience } from '@/lib/providers/list-stuck-after'
import { SharedFilters } from './shared-filters'

type Props = {
  filter: CaseFilter
  values: Record<string, string>
  providers: ProviderPatience[]
  owners: Owner[]
}

const kinds = Object.entries(caseKinds).map(([word, { title }]) => [word, title] as const)
const states = [
  ['closed', 'Closed'],
  ['all', 'Open and closed'],
] as const
const ages = [
  ['1h', 'Older than an hour'],
  ['4h', 'Older than four hours'],
  ['1d', 'Older than a day'],
  ['7d', 'Older than a week'],
  ['30d', 'Older than 30 days'],
] as const

export function CasesFilterForm({ filter, values, providers, owners }: Props) {
  return (
    <FilterForm path="/cases" values={values}>
      <Choice name="state" label="State" value={filter.state} options={states} otherwise="Open" />
      <Choice name="kind" label="Kind" value={filter.kind} options={kinds} />
      <TextInput
        size="xs"
        type="search"
        name="player"
        w={160}
        aria-label="Player id"
        placeholder="Player id"
        defaultValue={filter.player ?? ''}
        maxLength={255}
      />
      <Choice name="age" label="Age" value={filter.age} options={ages} />
      <SharedFilters filter={filter} providers={providers} owners={owners} />
    </FilterForm>
  )
}
