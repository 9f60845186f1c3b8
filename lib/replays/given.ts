import type { Row } from '@/lib/db/conversation'
import type { Account } from '@/lib/ledger/account'
import type { LockedRate, Posting } from '@/lib/ledger/link'
import { add, subtract, toAmount, zero } from '@/lib/money/amount'
import { apply } from '@/lib/wallet/apply'
import { type Command, staffId } from '@/lib/wallet/command'
import { type Acceptance, accept, type Decision, type Move, reject } from '@/lib/wallet/decision'
import { betIn, lateBetIn, winIn, withoutEntry } from '@/lib/wallet/round'
import { toKnown } from '@/lib/wallet/rows'
import {
  isRoundBet,
  isRoundWin,
  type Known,
  keyOf,
  type Round,
  type State,
  scopeOf,
} from '@/lib/wallet/state'
import { noWrites } from '@/lib/wallet/writes'

/** A stored transaction as the ledger has it: in a replay a fact, not a question. */
export type Given = Known & {
  scope: string
  walletId: string
  providerRoundId: string | null
  gameId: string | null
  jackpotId: string | null
  originalId: string | null
  reverses: boolean
  requestId: string | null
  policyVersion: number | null
}

export function toGiven(row: Row): Given {
  return {
    ...toKnown(row),
    at: row.at_ms,
    posting: row.posting,
    scope: row.scope,
    walletId: row.wallet_id,
    providerRoundId: row.provider_round_id,
    gameId: row.game_id,
    jackpotId: row.jackpot_id,
    originalId: row.original_id,
    reverses: row.reverses,
    requestId: row.request_id,
    policyVersion: row.policy_version,
  }
}

/**
 * Puts what is stored into the state as it is, past every rule: of the provider, and of staff in its rounds, with all
 * that follows for its rounds; of anybody else the balance alone.
 */
export function applyGiven(state: State, providerId: string, link: Given): void {
  const isOwn = link.providerId === providerId
  const isStaffs = link.providerId === staffId && state.rounds.has(link.roundId ?? '')
  if (!isOwn && !isStaffs) {
    moveBalance(state, link)
    return
  }
  const key = keyOf(link.providerId, link.scope, link.providerTransactionId)
  // Under other policies it may have been decided before: it moves nothing twice.
  if (state.transactions.has(key)) return
  const command = commandOf(providerId, link)
  apply(state, noWrites(), command, decisionOf(state, command, link), link.id, link.at)
  const stored = state.transactions.get(key)
  if (stored) Object.assign(stored, { body: link.body, httpStatus: link.httpStatus })
}

function moveBalance(state: State, { playerId, walletId, posting }: Given): void {
  const wallet = state.wallets.get(playerId)
  if (!wallet) return
  wallet.seq += 1
  if (!posting) return
  const isDebit = posting.sourceId === walletId
  wallet.balance = (isDebit ? subtract : add)(wallet.balance, posting.amount)
}

function commandOf(subjectId: string, link: Given): Command {
  return {
    kind: link.kind,
    providerId: link.providerId,
    subjectId,
    resolution: null,
    keyId: null,
    playerId: link.playerId,
    transactionId: link.providerTransactionId,
    providerRoundId: link.providerRoundId,
    roundId: link.roundId,
    gameId: link.gameId,
    currency: link.currency,
    amount: link.amount,
    type: link.type,
    roundClosed: link.roundClosed,
    referenceId: link.referenceId,
    jackpotId: link.jackpotId,
    detail: null,
    tokenHash: null,
    actor: 'replay',
    requestId: null,
    fingerprint: link.fingerprint,
  }
}

function decisionOf(state: State, command: Command, link: Given): Decision {
  const inRound = isRoundBet(command) && command.roundId !== null
  if (link.effect === 'refused') {
    const isLate = inRound && link.code === 'TRANSACTION_ROLLED_BACK'
    const round = isLate ? lateBetIn(state, command, 'refused', link.at) : null
    return reject(link.code as Parameters<typeof reject>[0], { stored: true, round })
  }
  const original = originalOf(state, command.subjectId, link)
  return accept({
    effect: link.effect,
    currency: link.currency,
    amount: link.amount,
    move: link.posting && moveOf(command, link, link.posting),
    round: roundAfter(state, command, link, original),
    original,
    reverses: link.reverses && original !== null,
    tombstone: link.kind === 'rollback' && link.originalId === null,
  } satisfies Partial<Acceptance> & Parameters<typeof accept>[0])
}

/** The original a stored rollback found: the provider's, or one of staff's own. */
function originalOf(state: State, subjectId: string, link: Given): Known | null {
  const { originalId, playerId, referenceId } = link
  if (originalId === null || referenceId === null) return null
  const scope = scopeOf(state.directory, subjectId, playerId)
  const found = [keyOf(subjectId, scope, referenceId), keyOf(staffId, '', referenceId)].map(key =>
    state.transactions.get(key),
  )
  return found.find(known => known?.id === originalId) ?? null
}

function roundAfter(state: State, command: Command, link: Given, original: Known | null): Round | null {
  if (link.kind === 'rollback') return link.reverses && original ? withoutEntry(state, original) : null
  if (command.roundId === null || command.gameId === null) return null
  const rate: LockedRate = link.posting ?? { rate: toAmount('1'), day: '', source: 'replay', stale: false }
  if (isRoundWin(command)) return winIn(state, command, link.amount, rate, link.at)
  if (!isRoundBet(command)) return null
  if (link.effect === 'void') return lateBetIn(state, command, 'accepted', link.at)
  return betIn(state, command, link.type === 'free' ? zero : link.amount, rate, link.at)
}

function moveOf(command: Command, { walletId, playerId, currency }: Given, posting: Posting): Move {
  const ours: Account = { kind: 'player', playerId, currency }
  const theirs: Account = { kind: 'provider', providerId: command.subjectId, currency }
  const isDebit = posting.sourceId === walletId
  return { from: isDebit ? ours : theirs, to: isDebit ? theirs : ours, amount: posting.amount, rate: posting }
}
