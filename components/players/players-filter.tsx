'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import { Icon } from '@/components/ui/icon'
import type { PlayerFilter } from '@/lib/players/filter'

type Props = {
  filter: PlayerFilter
  values: Record<string, string>
  /** The order, which a new filter keeps. */
  keep: Record<string, string>
  currencies: string[]
}

const statuses = [
  ['active', 'Active'],
  ['blocked', 'Blocked'],
  ['self_excluded', 'Self-excluded'],
  ['closed', 'Closed'],
] as const

const seen = [
  ['24h', 'Seen in 24 hours'],
  ['7d', 'Seen in 7 days'],
  ['30d', 'Seen in 30 days'],
  ['never', 'Never seen'],
] as const

const kinds = [
  ['real', 'Real players'],
  ['test', 'Test players'],
] as const

export function PlayersFilter({ filter, values, keep, currencies }: Props) {
  return (
    <FilterForm path="/players" values={values} keep={keep}>
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
      <Bound name="min" label="Balance at least" placeholder="Balance from" filter={filter} />
      <Bound name="max" label="Balance at most" placeholder="to" filter={filter} />
      <TextInput
        size="xs"
        name="country"
        w={84}
        aria-label="Country, two letters"
        placeholder="Country"
        defaultValue={filter.country ?? ''}
        maxLength={2}
      />
      <Choice name="seen" label="Last seen" value={filter.seen} options={seen} />
      <Choice name="test" label="Players" value={filter.test} options={kinds} />
    </FilterForm>
  )
}

type BoundProps = { name: 'min' | 'max'; label: string; placeholder: string; filter: PlayerFilter }

/** One end of a balance range: within a currency only, amounts of different ones are not compared. */
function Bound({ name, label, placeholder, filter }: BoundProps) {
  return (
    <TextInput
      size="xs"
      name={name}
      w={108}
      inputMode="decimal"
      aria-label={filter.currency ? `${label}, ${filter.currency}` : label}
      placeholder={placeholder}
      title={filter.currency ? undefined : 'Choose a currency first'}
      disabled={!filter.currency}
      defaultValue={filter.currency ? (filter[name] ?? '') : ''}
      maxLength={39}
    />
  )
}
