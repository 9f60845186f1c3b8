import type { Instant } from '@/lib/clock'
import type { Amount } from '@/lib/money/amount'
import { roundIdOf } from '@/lib/wallet/command'
import type { CallName, PastCasino } from '../past/casino'
import type { Person } from '../past/people'

/** Where a dispute happens: one player at one game of one studio, in one round. */
export type Place = { providerId: string; gameId: string; round: string }

/** A line for a dispute to be played on; every step says how many seconds after the last it comes. */
export type Stage = {
  place: Place
  person: Person
  /** Our id of the round. */
  roundId: string
  bet: (after: number, id: string, amount: string, extra?: Fields) => void
  win: (after: number, id: string, amount: string, extra?: Fields) => void
  rollback: (after: number, id: string, original: string, reason: string) => void
  deposit: (after: number, amount: string) => void
  /** Everything the player has goes out. */
  withdrawAll: (after: number) => void
  /** A bet under a token that nobody was given. */
  betWithoutSession: (after: number, id: string, amount: string) => void
}

type Fields = Record<string, string | boolean>

/** Opens the stage at a moment: the player has just sat down. */
export function openStage(casino: PastCasino, person: Person, place: Place, at: Instant): Stage {
  const { providerId, gameId: game_id, round: round_id } = place
  const { id: player_id, currency } = person
  let clock = at
  const session = casino.seat(person, providerId, game_id, clock)
  const later = (seconds: number) => {
    clock += seconds * 1000 + 137
    return clock
  }
  const send = (after: number, name: CallName, id: string, fields: Fields) =>
    void casino.call(name, providerId, { player_id, transaction_id: id, ...fields }, later(after))
  const cash = (after: number, kind: 'deposit' | 'withdrawal', amount: Amount) =>
    void casino.cash(kind, person, amount, later(after))
  const inRound = { round_id, game_id, currency }
  return {
    place,
    person,
    roundId: roundIdOf(providerId, game_id, round_id, player_id),
    bet: (after, id, amount, extra) =>
      send(after, 'bet', id, { token: session.token, ...inRound, amount, ...extra }),
    win: (after, id, amount, extra) => send(after, 'win', id, { ...inRound, amount, ...extra }),
    rollback: (after, id, original, reason) =>
      send(after, 'rollback', id, { original_transaction_id: original, round_id, game_id, reason }),
    deposit: (after, amount) => cash(after, 'deposit', amount as Amount),
    withdrawAll: after => cash(after, 'withdrawal', casino.balanceOf(player_id)),
    betWithoutSession: (after, id, amount) =>
      send(after, 'bet', id, { token: 'a-token-of-another-table', ...inRound, amount }),
  }
}
