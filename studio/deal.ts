import type { Amount } from '@/lib/money/amount'
import type { Call, CallBody, MoneyKind } from './call'
import type { Prng } from './prng'
import { amountOf, drawStake } from './stake'

/** A player at one of the studio's games. */
export type Seat = { player: string; currency: string; token: string; game: string }

/** One round's cards: makes its calls, with ids that say what they are (`{round}-b1`, `-w1`, `-x1`, `-j1`). */
export type Deal = {
  prng: Prng
  bet: (extra?: Partial<CallBody>) => Call
  /** A win of `times` the stake; zero is a round lost. */
  win: (times: number, extra?: Partial<CallBody>) => Call
  rollback: (original: Call, extra?: Partial<CallBody>) => Call
  jackpot: (times: number) => Call
  /** The smallest part of a stake there can be, as a jackpot's contribution. */
  crumb: Amount
}

export function makeDeal(round: string, seat: Seat, prng: Prng): Deal {
  const units = drawStake(prng, seat.currency)
  const counts = { b: 0, w: 0, x: 0, j: 0 }
  const place = { round_id: round, game_id: seat.game }
  const money = (times: number): Amount => amountOf(Math.floor(units * times), seat.currency)
  const call = (kind: MoneyKind, letter: keyof typeof counts, fields: Partial<CallBody>): Call => {
    const id = `${round}-${letter}${++counts[letter]}`
    const body = { player_id: seat.player, transaction_id: id, ...fields }
    return { id, kind, as: 'provider', path: `/api/wallet/${kind}`, player: seat.player, body }
  }
  return {
    prng,
    crumb: amountOf(1, seat.currency),
    bet: extra =>
      call('bet', 'b', { token: seat.token, ...place, currency: seat.currency, amount: money(1), ...extra }),
    win: (times, extra) =>
      call('win', 'w', { ...place, currency: seat.currency, amount: money(times), ...extra }),
    rollback: (original, extra) =>
      call('rollback', 'x', { original_transaction_id: original.id, reason: 'studio', ...extra }),
    jackpot: times =>
      call('jackpot', 'j', { jackpot_id: 'mega', ...place, currency: seat.currency, amount: money(times) }),
  }
}
