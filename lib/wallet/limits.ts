import type { Instant } from '@/lib/clock'
import { type Amount, add, compare, isZero, subtract, zero } from '@/lib/money/amount'
import { periodStart } from '@/lib/players/limits'
import type { Known } from './state'

export const windows = ['day', 'week', 'month'] as const

/** A running period in UTC: the day, the ISO week (from Monday), the calendar month. */
export type Window = (typeof windows)[number]

/** A responsible-gaming limit in force: per bet, or over what a window has seen. Amounts in the player's currency. */
export type Limit =
  | { kind: 'stake'; period: 'bet'; amount: Amount }
  | { kind: 'loss' | 'wager'; period: Window; amount: Amount }

/** What a window has seen: cash stakes, and wins that settle, of what was not rolled back. */
export type Use = { wager: Amount; won: Amount }

export type Usage = Record<Window, Use>

/** Limits in force and what was used of them; windows that began before `since` have none and were not looked at. */
export type Allowance = { limits: Limit[]; usage: Usage; since: Instant }

export const noUse: Use = { wager: zero, won: zero }

type Counted = Pick<Known, 'kind' | 'type' | 'amount' | 'at'>

/**
 * The limit a cash stake would exceed, or null. A loss is what was staked less what was won, so a win makes
 * room again. Zero stakes nothing.
 */
export function limitAgainst({ limits, usage }: Allowance, stake: Amount): Limit | null {
  if (isZero(stake)) return null
  return limits.find(limit => compare(usedWith(limit, usage, stake), limit.amount) > 0) ?? null
}

function usedWith(limit: Limit, usage: Usage, stake: Amount): Amount {
  if (limit.kind === 'stake') return stake
  const { wager, won } = usage[limit.period]
  const staked = add(wager, stake)
  return limit.kind === 'wager' ? staked : subtract(staked, won)
}

/**
 * The allowance after a bet or a win was accepted, or, `undone`, after one was rolled back: it is given back
 * in the windows in which it was made. What does not count (counts below) changes nothing.
 */
export function withUse(allowance: Allowance, entry: Counted, at: Instant, undone: boolean): Allowance {
  const column = columnOf(entry)
  if (!column) return allowance
  const usage = { ...allowance.usage }
  for (const window of windows) {
    if (entry.at < periodStart(window, at)) continue
    const use = usage[window]
    usage[window] = { ...use, [column]: (undone ? subtract : add)(use[column], entry.amount) }
  }
  return { ...allowance, usage }
}

/**
 * Cash bets are wagers; wins that settle are won. Free bets cost the player nothing; tips, gifts (bonus,
 * promo, tournament) and jackpots stand beside the round and neither use nor widen what may be lost.
 */
function columnOf({ kind, type }: Counted): keyof Use | null {
  if (kind === 'bet' && type === 'cash') return 'wager'
  return kind === 'win' && (type === 'cash' || type === 'free') ? 'won' : null
}
