import { compare, isZero, zero } from '@/lib/money/amount'
import type { RefusalCode } from '@/lib/refusal'
import type { Command } from './command'
import { type Acceptance, accept, type Decision, type Rejection, reject } from './decision'
import { isSettled, withoutEntry } from './round'
import { findTransaction, type Known, type Player, providerOf, type State } from './state'

/** Rules 20–29. Never gated by the player's, token's, game's or provider's state. */
export function decideRollback(state: State, command: Command, player: Player): Decision {
  const policies = providerOf(state, command)!.policies
  const original = findTransaction(state, command, command.referenceId!)
  if (!original) {
    if (policies.unknown_rollback === 'error')
      return refusedRollback('TRANSACTION_NOT_FOUND', { tombstone: true })
    return moveNothing(player, { tombstone: true })
  }
  if (original.playerId !== player.id) return reject('TRANSACTION_NOT_FOUND')
  if (original.kind === 'rollback' || original.kind === 'jackpot') return refusedRollback('NOT_ALLOWED')
  if (original.kind === 'win' && policies.win_rollback === 'error') return refusedRollback('NOT_ALLOWED')
  if (original.effect === 'refused') return moveNothing(player, { original })
  if (isAnswered(state, original)) {
    return policies.second_rollback === 'error' ? reject('NOT_ALLOWED') : moveNothing(player, { original })
  }
  if (
    policies.rollback_amount === 'error' &&
    command.amount !== null &&
    compare(command.amount, original.amount) !== 0
  ) {
    return refusedRollback('INVALID_REQUEST', { field: 'amount' })
  }
  return original.kind === 'win' ? reverseWin(state, command, original) : reverseBet(state, command, original)
}

function reverseBet(state: State, command: Command, bet: Known): Decision {
  if (isSettled(state, bet) && providerOf(state, command)!.policies.settled_rollback === 'error') {
    return refusedRollback('ALREADY_SETTLED')
  }
  return reverse(state, command, bet)
}

/** Policy `win_rollback`: what happens when the player has spent the win already. */
function reverseWin(state: State, command: Command, win: Known): Decision {
  const { win_rollback } = providerOf(state, command)!.policies
  const tooLow = !isZero(win.amount) && compare(win.amount, state.wallets.get(command.playerId)!.balance) > 0
  if (tooLow && win_rollback === 'refuse') return refusedRollback('INSUFFICIENT_FUNDS')
  if (tooLow && win_rollback === 'keep') {
    const { currency, amount } = win
    return accept({ effect: 'kept', currency, amount, original: win, cases: ['kept_rollback'] })
  }
  return { ...reverse(state, command, win), mayBeNegative: tooLow }
}

/** Rule 20: a posting the other way, with the original's own amount and rate. */
function reverse(state: State, command: Command, original: Known): Acceptance {
  const { posting, currency, amount } = original
  const ours = { kind: 'player', playerId: command.playerId, currency } as const
  const theirs = { kind: 'provider', providerId: command.providerId, currency } as const
  const isWin = original.kind === 'win'
  return accept({
    effect: posting ? 'posted' : 'recorded',
    currency,
    amount,
    move: posting
      ? { from: isWin ? ours : theirs, to: isWin ? theirs : ours, amount: posting.amount, rate: posting }
      : null,
    round: withoutEntry(state, original),
    original,
    reverses: true,
  })
}

/** Answered once and for all: reversed, void from birth, or kept. Rule 21: there is one reversal. */
function isAnswered(state: State, original: Known): boolean {
  return state.reversed.has(original.id) || state.kept.has(original.id) || original.effect === 'void'
}

function moveNothing(player: Player, parts: Partial<Acceptance>): Acceptance {
  const currency = parts.original?.currency ?? player.currency
  return accept({ effect: 'recorded', currency, amount: parts.original?.amount ?? zero, ...parts })
}

/** Not stored (rule 6); the provider believes the player was given back, so a person must look. */
function refusedRollback(code: RefusalCode, parts: Partial<Rejection> = {}): Rejection {
  return reject(code, { cases: ['rollback_refused'], ...parts })
}
