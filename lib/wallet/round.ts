import type { Instant } from '@/lib/clock'
import type { LockedRate } from '@/lib/ledger/link'
import { type Amount, add, isZero, subtract, zero } from '@/lib/money/amount'
import type { Command } from './command'
import {
  isRoundBet,
  isRoundWin,
  isStaffSettle,
  type Known,
  liveEntries,
  type Round,
  type State,
} from './state'

/** Marks a round as closed by the transaction that is being decided; `apply` puts its id there. */
export const bySelf = 'self'

/** The round after an accepted bet: opened, or opened again where every bet of it was rolled back. */
export function betIn(state: State, command: Command, stake: Amount, rate: LockedRate, at: Instant): Round {
  const round = roundOf(state, command, at)
  return {
    ...round,
    bets: round.bets + 1,
    betsLive: round.betsLive + 1,
    stake: add(round.stake, stake),
    rate: round.rate ?? rate,
    ...(command.roundClosed ? closed : { status: 'open', closedBy: null }),
  }
}

/** The round after a bet whose rollback came first, accepted without effect or refused. */
export function lateBetIn(
  state: State,
  command: Command,
  outcome: 'accepted' | 'refused',
  at: Instant,
): Round {
  const round = roundOf(state, command, at)
  return {
    ...round,
    bets: round.bets + (outcome === 'accepted' ? 1 : 0),
    betsLate: round.betsLate + (outcome === 'refused' ? 1 : 0),
    status: round.status === 'open' && round.betsLive === 0 && isZero(round.win) ? 'cancelled' : round.status,
  }
}

/** The round after an accepted win that settles. */
export function winIn(state: State, command: Command, amount: Amount, rate: LockedRate, at: Instant): Round {
  const round = roundOf(state, command, at)
  return {
    ...round,
    win: add(round.win, amount),
    rate: round.rate ?? rate,
    staffSettled: round.staffSettled || isStaffSettle(command),
    ...(command.roundClosed && round.status !== 'closed' ? closed : {}),
  }
}

/** The round after `original`, a bet or a win of it, is reversed (rules 25 and 29). */
export function withoutEntry(state: State, original: Known): Round | null {
  const round = original.roundId === null ? undefined : state.rounds.get(original.roundId)
  if (!round || !(isRoundBet(original) || isRoundWin(original))) return null
  const isBet = isRoundBet(original)
  const betsLive = round.betsLive - (isBet ? 1 : 0)
  const next: Round = {
    ...round,
    betsLive,
    stake: isBet && original.type !== 'free' ? subtract(round.stake, original.amount) : round.stake,
    win: isBet ? round.win : subtract(round.win, original.amount),
    staffSettled: round.staffSettled && !isStaffSettle(original),
  }
  if (round.bets > 0 && betsLive === 0) return { ...next, status: 'cancelled', closedBy: null }
  if (round.closedBy !== original.id) return next
  const closer = liveEntries(state, round.id).find(entry => entry.id !== original.id && closesRound(entry))
  return closer ? { ...next, closedBy: closer.id } : { ...next, status: 'open', closedBy: null }
}

/**
 * Rule 25: a bet is settled when a win names it, when a later win of its round names no bet, or when another
 * transaction closes its round. What was itself rolled back settles and closes nothing.
 */
export function isSettled(state: State, bet: Known): boolean {
  if (bet.roundId === null || !isRoundBet(bet)) return false
  return liveEntries(state, bet.roundId).some(
    entry => entry.id !== bet.id && (closesRound(entry) || settles(entry, bet)),
  )
}

function settles(entry: Known, bet: Known): boolean {
  if (!isRoundWin(entry)) return false
  return entry.referenceId === null ? entry.seq > bet.seq : entry.referenceId === bet.providerTransactionId
}

function closesRound(entry: Known): boolean {
  return entry.roundClosed && (isRoundBet(entry) || isRoundWin(entry))
}

const closed = { status: 'closed', closedBy: bySelf } as const

function roundOf(state: State, command: Command, at: Instant): Round {
  const known = state.rounds.get(command.roundId!)
  if (known) return known
  return {
    id: command.roundId!,
    providerId: command.subjectId,
    gameId: command.gameId!,
    providerRoundId: command.providerRoundId!,
    playerId: command.playerId,
    currency: command.currency!,
    status: 'open',
    bets: 0,
    betsLive: 0,
    betsLate: 0,
    stake: zero,
    win: zero,
    rate: null,
    closedBy: null,
    staffSettled: false,
    openedAt: at,
  }
}
