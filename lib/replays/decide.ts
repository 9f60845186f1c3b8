import type { Instant } from '@/lib/clock'
import { type Amount, subtract, zero } from '@/lib/money/amount'
import type { RefusalCode } from '@/lib/refusal'
import { apply } from '@/lib/wallet/apply'
import { type Decision, reject } from '@/lib/wallet/decision'
import { decide } from '@/lib/wallet/rules'
import { findKnown, hasTombstone, type State } from '@/lib/wallet/state'
import { noWrites } from '@/lib/wallet/writes'
import { balanceIn, type DayCall, type Said } from './calls'

/** What a call came to in a replay: its answer, whether it was a repeat, and what it did to the player's balance. */
export type Outcome = Said & { isReplay: boolean; effect: Amount }

/** Refusals that no policy touches, of guards before the round's and behind it: as they were answered, so they stay. */
const early: RefusalCode[] = [
  'INVALID_TOKEN',
  'TOKEN_EXPIRED',
  'PLAYER_BLOCKED',
  'GAME_NOT_FOUND',
  'GAME_DISABLED',
  'PROVIDER_SUSPENDED',
]
const late: RefusalCode[] = ['LIMIT_EXCEEDED', 'FX_RATE_UNAVAILABLE']

/** Decides a call by the rules, in memory; `linkId` is its transaction's id where one was stored. */
export function decideAgain(state: State, call: DayCall, linkId: string | null, at: Instant): Outcome {
  const { command, requestId, said } = call
  if (said.code === 'PLAYER_NOT_FOUND') return { ...said, isReplay: false, effect: zero }
  const wallet = state.wallets.get(command.playerId)
  const before = wallet?.balance ?? zero
  const decision = asAnswered(state, call, linkId !== null) ?? decide(state, command, at)
  const lasting = lastingRefusal(call, decision, linkId !== null) ?? decision
  const { status, code, body, verdict } = apply(state, noWrites(), command, lasting, linkId ?? requestId, at)
  return {
    status,
    code,
    balance: balanceIn(body),
    isReplay: verdict === 'replay',
    effect: subtract(wallet?.balance ?? zero, before),
  }
}

function asAnswered(state: State, { command, said }: DayCall, stored: boolean): Decision | null {
  const code = early.find(one => one === said.code)
  if (!code || findKnown(state, command)) return null
  if (
    command.kind === 'bet' &&
    code !== 'PLAYER_NOT_FOUND' &&
    hasTombstone(state, command, command.transactionId)
  )
    return null
  return reject(code, { stored })
}

/** What the rules would let through now was held by a limit or a missing rate then. */
function lastingRefusal({ said }: DayCall, decision: Decision, stored: boolean): Decision | null {
  const code = late.find(one => one === said.code)
  if (!code || decision.verdict === 'replay') return null
  const isOpen = decision.verdict === 'accepted' || decision.code === 'INSUFFICIENT_FUNDS'
  return isOpen ? reject(code, { stored }) : null
}
