import type { Instant } from '@/lib/clock'
import { isZero } from '@/lib/money/amount'
import type { Answer } from '@/lib/wallet/answer'
import type { Prng } from '@/studio/prng'
import { amountOf } from '@/studio/stake'
import type { CallName, PastCasino, PastSession } from './casino'

/** One round about to be played: who, where, for how much, and when it began. */
export type Deal = {
  casino: PastCasino
  session: PastSession
  round: string
  units: number
  at: Instant
  prng: Prng
}

type Extra = Record<string, string | boolean>

/** A seat at the table for one round: each call comes a moment after the one before. */
export type Table = {
  bet: (times: number, extra?: Extra) => boolean
  win: (times: number, extra?: Extra) => boolean
  rollback: (original: string) => boolean
  jackpot: (times: number) => boolean
  /** The last call once more, with another fact where one is given. */
  again: (extra?: Extra) => void
  amount: (times: number) => string
  now: () => Instant
  broke: () => boolean
}

/** Sits down for one round. */
export function sit({ casino, session, round, units, at, prng }: Deal): Table {
  const { token, playerId: player_id, providerId, gameId: game_id, currency } = session
  const counts: Record<string, number> = { b: 0, w: 0, x: 0, j: 0 }
  let clock = at
  let broke = false
  let last: [CallName, Extra] | null = null
  const amount = (times: number) =>
    amountOf(Math.max(times === 0 ? 0 : 1, Math.floor(units * times)), currency)
  const send = (name: CallName, letter: string, fields: Extra): boolean => {
    const body = { player_id, transaction_id: `${round}-${letter}${++counts[letter]!}`, ...fields }
    last = [name, body]
    return settle(casino.call(name, providerId, body, tick()))
  }
  const settle = (answer: Answer) => {
    if (answer.code === 'INSUFFICIENT_FUNDS') broke = true
    return answer.status === 200
  }
  const tick = () => {
    clock += 40 + Math.floor(prng.next() ** 3 * 9_000)
    return clock
  }
  return {
    bet: (times, extra) =>
      send('bet', 'b', { token, round_id: round, game_id, currency, amount: amount(times), ...extra }),
    win: (times, extra) =>
      send('win', 'w', { round_id: round, game_id, currency, amount: amount(times), ...extra }),
    rollback: original =>
      send('rollback', 'x', {
        original_transaction_id: `${round}-${original}`,
        round_id: round,
        game_id,
        reason: 'timeout',
      }),
    jackpot: times =>
      send('jackpot', 'j', { jackpot_id: 'mega', round_id: round, game_id, currency, amount: amount(times) }),
    again: extra => {
      if (last) casino.call(last[0], providerId, { ...last[1], ...extra }, tick())
    },
    amount,
    now: () => clock,
    broke: () => broke || isZero(casino.balanceOf(player_id)),
  }
}
