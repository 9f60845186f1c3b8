import type { Instant } from '@/lib/clock'
import type { Account } from '@/lib/ledger/account'
import { isZero } from '@/lib/money/amount'
import type { RefusalCode } from '@/lib/refusal'
import type { Command } from './command'
import { accept, type CaseKind, type Decision, type Rejection, reject } from './decision'
import { creditRate } from './rates'
import { winIn } from './round'
import {
  findTransaction,
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
  const isClosed = state.rounds.get(command.roundId!)?.status === 'closed'
  if (isClosed && policies.late_win === 'error') return refusedCredit('ROUND_CLOSED')
  return credit(state, command, player, at, orphan ? ['orphan_win'] : [])
}

/** Rule 19: a jackpot credits from its own account, and stands beside the round. */
export function decideJackpot(state: State, command: Command, player: Player, at: Instant): Decision {
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
    const bet = findTransaction(state, command, command.referenceId)
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

/** The credit itself, once nothing speaks against it. A stale rate is marked, and a person told. */
function credit(
  state: State,
  command: Command,
  player: Player,
  at: Instant,
  cases: CaseKind[] = [],
): Decision {
  const amount = command.amount!
  const rate = creditRate(state, command, player.currency, at)
  if (!rate) return refusedCredit('FX_RATE_UNAVAILABLE')
  const moves = !isZero(amount)
  return accept({
    effect: moves ? 'posted' : 'recorded',
    currency: player.currency,
    amount,
    move: moves
      ? {
          from: houseAccount(command),
          to: { kind: 'player', playerId: player.id, currency: player.currency },
          amount,
          rate,
        }
      : null,
    round: isRoundWin(command) ? winIn(state, command, amount, rate, at) : null,
    cases: rate.stale ? [...cases, 'stale_rate'] : cases,
  })
}

/** The account a credit comes from. */
function houseAccount(command: Command): Account {
  const { providerId } = command
  const currency = command.currency!
  if (command.kind === 'jackpot')
    return { kind: 'jackpot', providerId, jackpotId: command.jackpotId!, currency }
  if (command.kind === 'win') return { kind: 'provider', providerId, currency }
  return { kind: 'cashier', currency }
}

/** Rule 6: a refused credit is not stored; a provider may drop it, so a person must look. */
function refusedCredit(code: RefusalCode): Rejection {
  return reject(code, { cases: ['credit_refused'] })
}
