import { currencyCode, declareFilter, type Field, oneOf, text } from '@/lib/listing/filter'
import type { Sortable } from '@/lib/listing/sort'
import { parseAmount } from '@/lib/money/amount'
import { playerStatuses } from './get'

export const seenWords = ['24h', '7d', '30d', 'never'] as const

/** What the list of players can be asked for; the URL is written and read by this alone. Balances need a currency. */
export const playerFilter = declareFilter({
  q: text('Id or name'),
  status: oneOf('Status', playerStatuses),
  currency: currencyCode('Currency'),
  country: countryCode('Country'),
  seen: oneOf('Last seen', seenWords),
  min: balance('Balance at least'),
  max: balance('Balance at most'),
  test: oneOf('Players', ['real', 'test']),
})

export type PlayerFilter = ReturnType<typeof playerFilter.parse>

/** The orders there are; the first is the usual one. `balance` counts within one currency only. */
export const playerSortable = {
  createdAt: 'descending',
  id: 'ascending',
  name: 'ascending',
  seenAt: 'descending',
  balance: 'descending',
} as const satisfies Sortable

export type PlayerSortId = keyof typeof playerSortable

/** The orders this filter lets have: amounts of different currencies are not compared. */
export function sortableFor(filter: PlayerFilter): Sortable<PlayerSortId> {
  if (filter.currency) return playerSortable
  const { balance: _, ...others } = playerSortable
  return others as Sortable<PlayerSortId>
}

function countryCode(label: string): Field<string> {
  return {
    label,
    parse: value => (/^[A-Za-z]{2}$/.test(value.trim()) ? value.trim().toUpperCase() : null),
  }
}

function balance(label: string): Field<string> {
  return { label, parse: value => parseAmount(value.trim()) }
}
