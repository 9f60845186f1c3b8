import type { Instant } from '@/lib/clock'
import { compare, isZero, zero } from '@/lib/money/amount'
import type { Provider } from '@/lib/providers/directory'
import type { RefusalCode } from '@/lib/refusal'
import type { Command } from './command'
import { accept, type Decision, type Rejection, reject } from './decision'
import { limitAgainst } from './limits'
import { debitRate } from './rates'
import { betIn, lateBetIn } from './round'
import { decideDeposit, decideJackpot, decideWin } from './rules-credit'
import { decideRollback } from './rules-rollback'
import { decideAdjustment } from './rules-staff'
import {
  findKnown,
  hasTombstone,
  isRoundBet,
  lacksFunds,
  type Player,
  playerOf,
  providerOf,
  type State,
} from './state'

/**
 * The protocol's rules: what becomes of a money command, given all that bears on it. Pure: no database, no
 * clock, no HTTP; nothing is changed. Idempotency first (rules 1–4), then the guards in the protocol's order.
 */
export function decide(state: State, command: Command, at: Instant): Decision {
  const known = findKnown(state, command)
  if (known) {
    return known.fingerprint === command.fingerprint
      ? { verdict: 'replay', known }
      : reject('TRANSACTION_CONFLICT')
  }
  const player = playerOf(state, command)
  if (!player)
    return reject(
      'PLAYER_NOT_FOUND',
      !command.resolution && (command.kind === 'win' || command.kind === 'jackpot')
        ? { cases: ['credit_refused'] }
        : {},
    )
  return deciders[command.kind](state, command, player, at)
}

type Decider = (state: State, command: Command, player: Player, at: Instant) => Decision

const deciders: Record<Command['kind'], Decider> = {
  bet: decideBet,
  win: decideWin,
  rollback: decideRollback,
  jackpot: decideJackpot,
  deposit: decideDeposit,
  withdrawal: decideWithdrawal,
  adjustment: decideAdjustment,
}

/** Rule 8: player, tombstone, token, currency, player status, game, provider status, round, limits, rate, funds. */
function decideBet(state: State, command: Command, player: Player, at: Instant): Decision {
  const amount = command.amount!
  if (hasTombstone(state, command, command.transactionId)) return decideLateBet(state, command, player, at)
  const refused = refuseBet(state, command, player, at)
  if (refused) return refused
  const rate = debitRate(state, command, player.currency, at)
  if (!rate) return reject('FX_RATE_UNAVAILABLE')
  const free = command.type === 'free'
  if (!free && lacksFunds(state, player.id, amount)) return stored('INSUFFICIENT_FUNDS')
  const moves = !free && !isZero(amount)
  return accept({
    effect: moves ? 'posted' : 'recorded',
    currency: player.currency,
    amount,
    move: moves
      ? {
          from: { kind: 'player', playerId: player.id, currency: player.currency },
          to: { kind: 'provider', providerId: command.providerId, currency: player.currency },
          amount,
          rate,
        }
      : null,
    round: isRoundBet(command) ? betIn(state, command, free ? zero : amount, rate, at) : null,
  })
}

/** The guards of a bet between its tombstone and its rate, in the protocol's order. */
function refuseBet(state: State, command: Command, player: Player, at: Instant): Rejection | null {
  const session = state.sessions.get(command.tokenHash ?? '')
  if (!session || session.playerId !== player.id || session.providerId !== command.providerId) {
    return reject('INVALID_TOKEN')
  }
  if (session.endedAt !== null || session.expiresAt <= at) return stored('TOKEN_EXPIRED')
  if (command.currency !== player.currency) return stored('WRONG_CURRENCY')
  if (player.status !== 'active') return stored('PLAYER_BLOCKED')
  const provider = providerOf(state, command)
  const game = provider?.games.get(command.gameId ?? '')
  if (!game) return reject('GAME_NOT_FOUND')
  if (game.status === 'disabled') return stored('GAME_DISABLED')
  if (provider && isShut(provider, at)) return stored('PROVIDER_SUSPENDED')
  if (isRoundBet(command) && isClosed(state, command)) return stored('ROUND_CLOSED')
  const stakeMax = game.stakeLimits.get(player.currency) ?? game.stakeMax
  if (stakeMax !== null && command.type !== 'free' && compare(command.amount!, stakeMax) > 0) {
    return stored('LIMIT_EXCEEDED')
  }
  const allowance = command.type === 'cash' ? state.allowances.get(player.id) : undefined
  if (allowance && limitAgainst(allowance, command.amount!)) return stored('LIMIT_EXCEEDED')
  return null
}

/** No new bets: suspended by staff, or in maintenance. */
function isShut({ status, windows }: Provider, at: Instant): boolean {
  return status === 'suspended' || windows.some(({ from, to }) => from <= at && at < to)
}

function isClosed(state: State, command: Command): boolean {
  const round = state.rounds.get(command.roundId!)
  return round !== undefined && (round.status === 'closed' || round.staffSettled)
}

/** Rule 22, policy `late_bet`: the rollback came first, so the bet has no effect, for ever. */
function decideLateBet(state: State, command: Command, player: Player, at: Instant): Decision {
  const inRound = isRoundBet(command)
  if (providerOf(state, command)?.policies.late_bet === 'ok_without_effect') {
    const round = inRound ? lateBetIn(state, command, 'accepted', at) : null
    return accept({ effect: 'void', currency: player.currency, amount: command.amount!, round })
  }
  return stored('TRANSACTION_ROLLED_BACK', {
    round: inRound ? lateBetIn(state, command, 'refused', at) : null,
  })
}

/** The operator's withdrawal: gated by funds only. */
function decideWithdrawal(state: State, command: Command, player: Player, at: Instant): Decision {
  if (command.currency !== player.currency) return stored('WRONG_CURRENCY')
  if (lacksFunds(state, player.id, command.amount!)) return stored('INSUFFICIENT_FUNDS')
  const paid = decideDeposit(state, command, player, at)
  if (paid.verdict !== 'accepted' || !paid.move) return paid
  return { ...paid, move: { ...paid.move, from: paid.move.to, to: paid.move.from } }
}

function stored(code: RefusalCode, parts: Partial<Rejection> = {}): Rejection {
  return reject(code, { ...parts, stored: true })
}
