'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import { Icon } from '@/components/ui/icon'
import type { GameFilter } from '@/lib/providers/games/filter'

const states = [
  ['enabled', 'Enabled'],
  ['disabled', 'Disabled'],
] as const

type Props = { path: string; filter: GameFilter; values: Record<string, string> }

export function GamesFilter({ path, filter, values }: Props) {
  return (
    <FilterForm path={path} values={values}>
      <TextInput
        size="xs"
        type="search"
        name="q"
        w={220}
        aria-label="Find a game by id or name"
        placeholder="Id or name"
        leftSection={<Icon name="search" size={15} />}
        defaultValue={filter.q ?? ''}
        maxLength={255}
      />
      <Choice name="status" label="State" value={filter.status} options={states} />
    </FilterForm>
  )
}
