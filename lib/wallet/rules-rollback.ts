import { compare, zero } from '@/lib/money/amount'
import type { RefusalCode } from '@/lib/refusal'
import type { Command } from './command'
import { type Acceptance, accept, type Decision, type Rejection, reject } from './decision'
import { reverse } from './reverse'
import { isSettled } from './round'
import { decideStaffRollback } from './rules-staff'
import {
  findReferred,
  isRoundBet,
  isRoundWin,
  type Known,
  lacksFunds,
  type Player,
  providerOf,
  type State,
} from './state'

/** Rules 20–29. Never gated by the player's, token's, game's or provider's state. */
export function decideRollback(state: State, command: Command, player: Player): Decision {
  if (command.resolution) return decideStaffRollback(state, command, player)
  const policies = providerOf(state, command)!.policies
  const original = findReferred(state, command)
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
  if (isSettledByStaff(state, original)) return refusedRollback('ALREADY_SETTLED')
  return original.kind === 'win' ? reverseWin(state, command, original) : reverseBet(state, command, original)
}

function reverseBet(state: State, command: Command, bet: Known): Decision {
  if (isSettled(state, bet) && providerOf(state, command)!.policies.settled_rollback === 'error') {
    return refusedRollback('ALREADY_SETTLED')
  }
  return reverse(state, bet)
}

/** Policy `win_rollback`: what happens when the player has spent the win already. */
function reverseWin(state: State, command: Command, win: Known): Decision {
  const { win_rollback } = providerOf(state, command)!.policies
  const tooLow = lacksFunds(state, command.playerId, win.amount)
  if (tooLow && win_rollback === 'refuse') return refusedRollback('INSUFFICIENT_FUNDS')
  if (tooLow && win_rollback === 'keep') {
    const { currency, amount } = win
    return accept({ effect: 'kept', currency, amount, original: win, cases: ['kept_rollback'] })
  }
  return { ...reverse(state, win), mayBeNegative: tooLow }
}

/** What staff have settled stays as they left it, whatever the provider's policies say. */
function isSettledByStaff(state: State, original: Known): boolean {
  if (original.roundId === null || !(isRoundBet(original) || isRoundWin(original))) return false
  return state.rounds.get(original.roundId)?.staffSettled ?? false
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
