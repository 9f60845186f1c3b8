import type { Instant } from '@/lib/clock'
import type { Transaction } from '@/lib/ledger/link'
import type { RefusalCode } from '@/lib/refusal'
import { type Answer, acceptedBody, refusalAnswer, withBalance } from './answer'
import type { Command } from './command'
import type { Acceptance, Decision, Rejection } from './decision'
import { bySelf } from './round'
import { playerOf, providerOf, type State, scopeOf, tombstoneOf, type Wallet } from './state'
import { appendLink, postMove, type Writes } from './writes'

/**
 * The point of no return: puts a decision into the state, so that the batch's next command sees it, and into
 * what is written; returns the answer. `id` becomes the transaction's, where one is stored.
 */
export function apply(
  state: State,
  writes: Writes,
  command: Command,
  decision: Decision,
  id: string,
  at: Instant,
): Answer {
  if (decision.verdict === 'replay') return replay(state, command, decision.known)
  for (const kind of decision.cases) writes.cases.push({ kind, command, code: codeOf(decision), at })
  if (decision.tombstone) {
    state.tombstones.add(tombstoneOf(command.providerId, command.playerId, command.referenceId!))
    writes.tombstones.push(command)
  }
  if (decision.round) {
    const round = decision.round.closedBy === bySelf ? { ...decision.round, closedBy: id } : decision.round
    state.rounds.set(round.id, round)
    writes.rounds.set(round.id, round)
  }
  return decision.verdict === 'accepted'
    ? applyAcceptance(state, writes, command, decision, id, at)
    : applyRejection(state, writes, command, decision, id, at)
}

function applyAcceptance(
  state: State,
  writes: Writes,
  command: Command,
  accepted: Acceptance,
  id: string,
  at: Instant,
): Answer {
  const wallet = state.wallets.get(command.playerId)!
  const posting = accepted.move && postMove(writes, wallet, accepted.move)
  if (posting) wallet.balance = posting.balanceAfter
  const body = acceptedBody({
    transactionId: command.transactionId,
    ledgerId: id,
    playerId: command.playerId,
    roundId: command.providerRoundId,
    standing: wallet,
  })
  const transaction: Transaction = {
    ...factsOf(state, command, wallet, id, at),
    currency: accepted.currency,
    amount: accepted.amount,
    roundId: accepted.original?.roundId ?? command.roundId,
    originalId: accepted.original?.id ?? null,
    reverses: accepted.reverses,
    effect: accepted.effect,
    code: null,
    httpStatus: 200,
    body,
    posting,
  }
  if (accepted.reverses) state.reversed.add(accepted.original!.id)
  if (accepted.effect === 'kept') state.kept.add(accepted.original!.id)
  appendLink(state, writes, wallet, transaction, accepted.mayBeNegative)
  return { status: 200, body, verdict: 'new', code: null }
}

function applyRejection(
  state: State,
  writes: Writes,
  command: Command,
  rejection: Rejection,
  id: string,
  at: Instant,
): Answer {
  const wallet = playerOf(state, command) ? state.wallets.get(command.playerId) : undefined
  const answer = refusalAnswer(
    rejection.code,
    { field: rejection.field, retryAfter: retryAfterOf[rejection.code] },
    wallet,
  )
  if (rejection.stored && wallet) {
    const transaction: Transaction = {
      ...factsOf(state, command, wallet, id, at),
      currency: command.currency!,
      amount: command.amount!,
      originalId: null,
      reverses: false,
      effect: 'refused',
      code: rejection.code,
      httpStatus: answer.status,
      body: answer.body,
      posting: null,
    }
    appendLink(state, writes, wallet, transaction, false)
  }
  return answer
}

/** Seconds; a missing rate is not there again at once. */
const retryAfterOf: Partial<Record<RefusalCode, number>> = { FX_RATE_UNAVAILABLE: 60 }

function replay(
  state: State,
  command: Command,
  known: { httpStatus: number; body: string; code: string | null },
): Answer {
  const current = providerOf(state, command)?.policies.replayed_body === 'current_balance'
  const body = current ? withBalance(known.body, state.wallets.get(command.playerId)!) : known.body
  return { status: known.httpStatus, body, verdict: 'replay', code: known.code as Answer['code'] }
}

function factsOf(state: State, command: Command, wallet: Wallet, id: string, at: Instant) {
  return {
    id,
    providerId: command.providerId,
    scope: scopeOf(state.directory, command.providerId, command.playerId),
    providerTransactionId: command.transactionId,
    kind: command.kind,
    type: command.type,
    walletId: wallet.id,
    seq: wallet.seq + 1,
    playerId: command.playerId,
    roundId: command.roundId,
    providerRoundId: command.providerRoundId,
    gameId: command.gameId,
    roundClosed: command.roundClosed,
    referenceId: command.referenceId,
    jackpotId: command.jackpotId,
    detail: command.detail,
    balance: wallet.balance,
    fingerprint: command.fingerprint,
    policyVersion: providerOf(state, command)?.policyVersion ?? null,
    actor: command.actor,
    sessionId: state.sessions.get(command.tokenHash ?? '')?.id ?? null,
    requestId: command.requestId,
    at,
  }
}

function codeOf(decision: Acceptance | Rejection): string | null {
  return decision.verdict === 'refused' ? decision.code : null
}
