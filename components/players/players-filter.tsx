'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import { Icon } from '@/components/ui/icon'
import type { PlayerFilter } from '@/lib/players/filter'

type Props = { filter: PlayerFilter; values: Record<string, string>; currencies: string[] }

const statuses = [
  ['active', 'Active'],
  ['blocked', 'Blocked'],
  ['self_excluded', 'Self-excluded'],
  ['closed', 'Closed'],
] as const

const kinds = [
  ['real', 'Real players'],
  ['test', 'Test players'],
] as const

export function PlayersFilter({ filter, values, currencies }: Props) {
  return (
    <FilterForm path="/players" values={values}>
      <TextInput
        size="xs"
        type="search"
        name="q"
        w={240}
        aria-label="Find a player by id or name"
        placeholder="Id or name begins with…"
        leftSection={<Icon name="search" size={15} />}
        defaultValue={filter.q ?? ''}
        maxLength={255}
      />
      <Choice name="status" label="Status" value={filter.status} options={statuses} />
      <Choice
        name="currency"
        label="Currency"
        value={filter.currency}
        options={currencies.map(code => [code, code] as const)}
      />
      <Choice name="test" label="Players" value={filter.test} options={kinds} />
    </FilterForm>
  )
}
