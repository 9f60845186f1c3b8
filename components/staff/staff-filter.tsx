'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import { Icon } from '@/components/ui/icon'
import type { StaffFilter as Asked } from '@/lib/staff/filter'
import { roles } from '@/lib/staff/permissions'

const states = [
  ['active', 'Active'],
  ['invited', 'Invited'],
  ['disabled', 'Disabled'],
] as const

const factors = [
  ['enrolled', 'Set up'],
  ['missing', 'Not yet set up'],
  ['none', 'None'],
] as const

export function StaffFilter({ filter, values }: { filter: Asked; values: Record<string, string> }) {
  return (
    <FilterForm path="/staff" values={values}>
      <TextInput
        size="xs"
        type="search"
        name="q"
        w={220}
        aria-label="Find somebody by name or email"
        placeholder="Name or email"
        leftSection={<Icon name="search" size={15} />}
        defaultValue={filter.q ?? ''}
        maxLength={200}
      />
      <Choice
        name="role"
        label="Role"
        value={filter.role}
        options={roles.map(role => [role, role] as const)}
      />
      <TextInput
        size="xs"
        name="provider"
        w={120}
        aria-label="Provider whose engineers to show"
        placeholder="Engineers of"
        defaultValue={filter.provider ?? ''}
        maxLength={63}
      />
      <Choice name="state" label="State" value={filter.state} options={states} />
      <Choice name="factor" label="Second factor" value={filter.factor} options={factors} />
    </FilterForm>
  )
}
