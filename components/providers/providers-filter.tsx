'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import { Icon } from '@/components/ui/icon'
import type { ProviderFilter as Asked } from '@/lib/providers/filter'

const modes = [
  ['live', 'Live'],
  ['sandbox', 'Sandbox'],
] as const

const statuses = [
  ['active', 'Active'],
  ['suspended', 'Suspended'],
] as const

export function ProvidersFilter({ filter, values }: { filter: Asked; values: Record<string, string> }) {
  return (
    <FilterForm path="/providers" values={values}>
      <TextInput
        size="xs"
        type="search"
        name="q"
        w={220}
        aria-label="Find a provider by name or id"
        placeholder="Name or id"
        leftSection={<Icon name="search" size={15} />}
        defaultValue={filter.q ?? ''}
        maxLength={200}
      />
      <Choice name="mode" label="Mode" value={filter.mode} options={modes} />
      <Choice name="status" label="Status" value={filter.status} options={statuses} />
    </FilterForm>
  )
}
