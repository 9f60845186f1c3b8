import type { Instant } from '@/lib/clock'
import { type Command, staffId } from './command'
import { credit, refusedCredit } from './credit'
import type { Decision } from './decision'
import { decideAcceptedWin, decideStaffWin } from './rules-staff'
import {
  findReferred,
  hasTombstone,
  isLive,
  isRoundBet,
  isRoundWin,
  type Player,
  providerOf,
  type State,
} from './state'

/** Rule 8: player, tombstone, currency, its bet, round, rate; never the state of player, token, game or provider. */
export function decideWin(state: State, command: Command, player: Player, at: Instant): Decision {
  if (command.resolution) {
    const decideResolved = command.providerId === staffId ? decideStaffWin : decideAcceptedWin
    return decideResolved(state, command, player, at)
  }
  if (hasTombstone(state, command, command.transactionId)) return refusedCredit('TRANSACTION_ROLLED_BACK')
  if (command.currency !== player.currency) return refusedCredit('WRONG_CURRENCY')
  if (!isRoundWin(command)) return credit(state, command, player, at)
  const found = betOfWin(state, command)
  const policies = providerOf(state, command)!.policies
  const orphan = found === 'none' && policies.orphan_win === 'accept' && !wasLate(state, command)
  if (found === 'rolled_back') return refusedCredit('TRANSACTION_ROLLED_BACK')
  if (found === 'none' && policies.orphan_win === 'accept' && !orphan)
    return refusedCredit('TRANSACTION_ROLLED_BACK')
  if (found === 'none' && !orphan) return refusedCredit('TRANSACTION_NOT_FOUND')
  const round = state.rounds.get(command.roundId!)
  if (round?.staffSettled || (round?.status === 'closed' && policies.late_win === 'error'))
    return refusedCredit('ROUND_CLOSED')
  return credit(state, command, player, at, orphan ? ['orphan_win'] : [])
}

/** Rule 19: a jackpot credits from its own account, and stands beside the round. */
export function decideJackpot(state: State, command: Command, player: Player, at: Instant): Decision {
  if (command.resolution) return decideAcceptedWin(state, command, player, at)
  if (hasTombstone(state, command, command.transactionId)) return refusedCredit('TRANSACTION_ROLLED_BACK')
  if (command.currency !== player.currency) return refusedCredit('WRONG_CURRENCY')
  return credit(state, command, player, at)
}

export function decideDeposit(state: State, command: Command, player: Player, at: Instant): Decision {
  if (command.currency !== player.currency) return refusedCredit('WRONG_CURRENCY')
  return credit(state, command, player, at)
}

/** Rule 16: the bet a win names, or any of its round; a free win may come without one. */
function betOfWin(state: State, command: Command): 'live' | 'rolled_back' | 'none' | 'unneeded' {
  if (command.referenceId !== null) {
    const bet = findReferred(state, command)
    const accepted = bet && bet.playerId === command.playerId && isRoundBet(bet) && bet.effect !== 'refused'
    if (!accepted) return 'none'
    const rolledBack = !isLive(state, bet)
    if (bet.roundId !== command.roundId)
      return rolledBack && acceptsOrphans(state, command) ? 'rolled_back' : 'none'
    return rolledBack ? 'rolled_back' : 'live'
  }
  const round = state.rounds.get(command.roundId!)
  if (round && round.betsLive > 0) return 'live'
  if (round && round.bets > 0) return 'rolled_back'
  return command.type === 'free' && !wasLate(state, command) ? 'unneeded' : 'none'
}

/** Whether the bet a win would belong to was rolled back before it came: no policy pays on that. */
function wasLate(state: State, command: Command): boolean {
  if (command.referenceId !== null) return hasTombstone(state, command, command.referenceId)
  return (state.rounds.get(command.roundId!)?.betsLate ?? 0) > 0
}

function acceptsOrphans(state: State, command: Command): boolean {
  return providerOf(state, command)?.policies.orphan_win === 'accept'
}
