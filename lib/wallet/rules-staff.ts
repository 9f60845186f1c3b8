import type { Instant } from '@/lib/clock'
import { isZero } from '@/lib/money/amount'
import type { RefusalCode } from '@/lib/refusal'
import type { Command } from './command'
import { credit } from './credit'
import { accept, type Decision, reject } from './decision'
import { creditRate } from './rates'
import { reverse } from './reverse'
import {
  findReferred,
  hasTombstone,
  isRoundWin,
  type Known,
  lacksFunds,
  type Player,
  type State,
} from './state'

/**
 * What staff decide, once it has passed permission, preview and second person: the round's own guards and the
 * provider's policies do not gate it. What is refused here is not stored and opens no case: a person reads it.
 */
export function decideStaffRollback(state: State, command: Command, player: Player): Decision {
  const original = findReferred(state, command)
  if (!original || original.playerId !== player.id) return reject('TRANSACTION_NOT_FOUND')
  const refused = refuseReversal(state, command, original)
  return refused ? reject(refused) : reverse(state, original)
}

function refuseReversal(state: State, command: Command, original: Known): RefusalCode | null {
  if (original.kind !== 'bet' && original.kind !== 'win') return 'NOT_ALLOWED'
  // What is reversed already moves nothing a second time; staff are told, they are not answered ok.
  if (original.effect !== 'posted' && original.effect !== 'recorded') return 'NOT_ALLOWED'
  if (state.reversed.has(original.id)) return 'NOT_ALLOWED'
  const isKept = state.kept.has(original.id)
  if (isKept !== (command.resolution === 'win.release')) return 'NOT_ALLOWED'
  if (original.kind === 'win' && lacksFunds(state, command.playerId, original.amount))
    return 'INSUFFICIENT_FUNDS'
  return null
}

/** A round settled with an amount, or closed with none: a win that closes it, from the provider's account. */
export function decideStaffWin(state: State, command: Command, player: Player, at: Instant): Decision {
  if (command.currency !== player.currency) return reject('WRONG_CURRENCY')
  const round = state.rounds.get(command.roundId!)
  if (!round) return reject('TRANSACTION_NOT_FOUND')
  if (round.status === 'closed' || round.staffSettled) return reject('ROUND_CLOSED')
  if (round.status === 'cancelled') return reject('TRANSACTION_ROLLED_BACK')
  // Without a live bet there is nothing to pay on, but an orphan's round may still be closed.
  if (round.betsLive === 0 && !isZero(command.amount!)) return reject('TRANSACTION_NOT_FOUND')
  return unwatched(credit(state, command, player, at))
}

/**
 * A refused win (or jackpot) as its provider sent it, accepted after all: its bet and its round's state gate
 * it no more. Never where staff have settled the round: that would pay twice.
 */
export function decideAcceptedWin(state: State, command: Command, player: Player, at: Instant): Decision {
  if (hasTombstone(state, command, command.transactionId)) return reject('TRANSACTION_ROLLED_BACK')
  if (command.currency !== player.currency) return reject('WRONG_CURRENCY')
  const inRound = command.kind === 'win' && isRoundWin(command)
  if (inRound && state.rounds.get(command.roundId!)?.staffSettled) return reject('ROUND_CLOSED')
  return unwatched(credit(state, command, player, at))
}

/** A manual adjustment: from or to the adjustments' account, never below zero. */
export function decideAdjustment(state: State, command: Command, player: Player, at: Instant): Decision {
  if (command.currency !== player.currency) return reject('WRONG_CURRENCY')
  const { currency } = player
  const amount = command.amount!
  const isDebit = command.type === 'debit'
  if (isDebit && lacksFunds(state, player.id, amount)) return reject('INSUFFICIENT_FUNDS')
  const rate = creditRate(state, command, currency, at)
  if (!rate) return reject('FX_RATE_UNAVAILABLE')
  const ours = { kind: 'player', playerId: player.id, currency } as const
  const theirs = { kind: 'adjustments', currency } as const
  const moves = !isZero(amount)
  return accept({
    effect: moves ? 'posted' : 'recorded',
    currency,
    amount,
    move: moves ? { from: isDebit ? ours : theirs, to: isDebit ? theirs : ours, amount, rate } : null,
    cases: rate.stale ? ['stale_rate'] : [],
  })
}

/** Without the case that a refused credit opens: it was a person who asked. */
function unwatched(decision: Decision): Decision {
  return decision.verdict === 'refused' ? { ...decision, cases: [] } : decision
}
