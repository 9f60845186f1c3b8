import { declareFilter, type Field, oneOf, text } from '@/lib/listing/filter'
import type { Window } from '@/lib/listing/window'
import { parseAmount } from '@/lib/money/amount'

/** `staff` are those that a member of staff settled. */
export const roundStates = ['open', 'closed', 'cancelled', 'staff'] as const
export const roundWindows = ['1h', '24h', '7d', '30d', 'all'] as const

/** An amount as the protocol writes one; of whatever currency a round is in. */
const atLeast = (label: string): Field<string> => ({ label, parse: value => parseAmount(value.trim()) })

/** What the list of rounds can be asked for; the URL is written and read by this alone. */
export const roundFilter = declareFilter({
  window: oneOf('Time', roundWindows),
  provider: text('Provider'),
  game: text('Game'),
  state: oneOf('State', roundStates),
  player: text('Player'),
  round: text('Round'),
  stake: atLeast('Stake at least'),
  win: atLeast('Win at least'),
})

export type RoundFilter = ReturnType<typeof roundFilter.parse>

/**
 * How far back a filter looks: a day unless it says otherwise. All of the past only of a player or of a
 * round's id, where an index finds them.
 */
export function windowOf(filter: RoundFilter): Window | 'all' {
  if (filter.player || filter.round) return filter.window ?? 'all'
  return filter.window === 'all' ? '30d' : (filter.window ?? '24h')
}
