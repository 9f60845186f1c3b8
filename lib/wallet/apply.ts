import type { Instant } from '@/lib/clock'
import { linkHash, type Transaction } from '@/lib/ledger/link'
import type { RefusalCode } from '@/lib/refusal'
import { type Answer, acceptedBody, refusalAnswer, withBalance } from './answer'
import type { Command } from './command'
import type { Acceptance, Decision, Rejection } from './decision'
import { withUse } from './limits'
import { bySelf } from './round'
import { findReferred, playerOf, providerOf, type State, scopeOf, tombstoneOf, type Wallet } from './state'
import { appendLink, type Link, postMove, type Writes } from './writes'

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
  for (const kind of decision.cases) {
    const original = command.kind === 'rollback' ? (findReferred(state, command) ?? null) : null
    writes.cases.push({ kind, command, original, code: codeOf(decision), at })
  }
  if (decision.tombstone) {
    state.tombstones.add(tombstoneOf(command.subjectId, command.playerId, command.referenceId!))
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
  const link = linkOf(state, command, wallet, id, at, {
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
  })
  if (accepted.reverses) state.reversed.add(accepted.original!.id)
  count(state, accepted, link, at)
  if (accepted.effect === 'kept') state.kept.add(accepted.original!.id)
  appendLink(state, writes, wallet, link, accepted.mayBeNegative)
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
    const link = linkOf(state, command, wallet, id, at, {
      currency: command.currency!,
      amount: command.amount!,
      roundId: command.roundId,
      originalId: null,
      reverses: false,
      effect: 'refused',
      code: rejection.code,
      httpStatus: answer.status,
      body: answer.body,
      posting: null,
    })
    appendLink(state, writes, wallet, link, false)
  }
  return answer
}

/** What a player with limits has used, for the batch's next bets. */
function count(state: State, { reverses, original }: Acceptance, link: Link, at: Instant): void {
  const allowance = state.allowances.get(link.playerId)
  if (!allowance || link.effect === 'void' || link.effect === 'kept') return
  state.allowances.set(link.playerId, withUse(allowance, reverses ? original! : link, at, reverses))
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

type Outcome = Pick<
  Transaction,
  | 'currency'
  | 'amount'
  | 'roundId'
  | 'originalId'
  | 'reverses'
  | 'effect'
  | 'code'
  | 'httpStatus'
  | 'body'
  | 'posting'
>

/** The next link of a wallet's chain. One literal: this is made for every bet, and copies cost. */
function linkOf(
  state: State,
  command: Command,
  wallet: Wallet,
  id: string,
  at: Instant,
  outcome: Outcome,
): Link {
  const link: Link = {
    id,
    providerId: command.providerId,
    scope: scopeOf(state.directory, command.providerId, command.playerId),
    providerTransactionId: command.transactionId,
    kind: command.kind,
    type: command.type,
    walletId: wallet.id,
    seq: wallet.seq + 1,
    playerId: command.playerId,
    roundId: outcome.roundId,
    providerRoundId: command.providerRoundId,
    gameId: command.gameId,
    currency: outcome.currency,
    amount: outcome.amount,
    roundClosed: command.roundClosed,
    referenceId: command.referenceId,
    originalId: outcome.originalId,
    reverses: outcome.reverses,
    jackpotId: command.jackpotId,
    detail: command.detail,
    effect: outcome.effect,
    code: outcome.code,
    httpStatus: outcome.httpStatus,
    body: outcome.body,
    balance: wallet.balance,
    fingerprint: command.fingerprint,
    policyVersion: command.resolution ? null : (providerOf(state, command)?.policyVersion ?? null),
    actor: command.actor,
    sessionId: state.sessions.get(command.tokenHash ?? '')?.id ?? null,
    requestId: command.requestId,
    at,
    posting: outcome.posting,
    previousHash: wallet.head,
    hash: '',
  }
  link.hash = linkHash(link, wallet.head)
  return link
}

function codeOf(decision: Acceptance | Rejection): string | null {
  return decision.verdict === 'refused' ? decision.code : null
}
