import { now, toTimestamp } from '@/lib/clock'
import { plainArray, textArray } from '@/lib/db/arrays'
import { linkVersion } from '@/lib/ledger/link'
import type { Round, Wallet } from './state'
import type { Link } from './writes'

/** Columns of a set-based insert: name, type of the array, the values as an array literal. */
export type Column<T> = [name: string, type: string, values: (rows: T[]) => string]

const plain =
  <T>(pick: (row: T) => string | number | boolean | null) =>
  (rows: T[]) =>
    plainArray(rows.map(pick))
const text =
  <T>(pick: (row: T) => string | null) =>
  (rows: T[]) =>
    textArray(rows.map(pick))

export const linkColumns: Column<Link>[] = [
  ['id', 'uuid', plain(l => l.id)],
  ['provider_id', 'text', text(l => l.providerId)],
  ['scope', 'text', text(l => l.scope)],
  ['provider_transaction_id', 'text', text(l => l.providerTransactionId)],
  ['kind', 'text', plain(l => l.kind)],
  ['type', 'text', plain(l => l.type)],
  ['wallet_id', 'uuid', plain(l => l.walletId)],
  ['seq', 'bigint', plain(l => l.seq)],
  ['player_id', 'text', text(l => l.playerId)],
  ['round_id', 'uuid', plain(l => l.roundId)],
  ['provider_round_id', 'text', text(l => l.providerRoundId)],
  ['game_id', 'text', text(l => l.gameId)],
  ['currency', 'text', plain(l => l.currency)],
  ['amount', 'numeric', plain(l => l.amount)],
  ['round_closed', 'boolean', plain(l => l.roundClosed)],
  ['reference_id', 'text', text(l => l.referenceId)],
  ['original_id', 'uuid', plain(l => l.originalId)],
  ['reverses', 'boolean', plain(l => l.reverses)],
  ['jackpot_id', 'text', text(l => l.jackpotId)],
  ['detail', 'jsonb', text(l => l.detail && JSON.stringify(l.detail))],
  ['effect', 'text', plain(l => l.effect)],
  ['code', 'text', plain(l => l.code)],
  ['http_status', 'smallint', plain(l => l.httpStatus)],
  ['body', 'text', text(l => l.body)],
  ['balance', 'numeric', plain(l => l.balance)],
  ['fingerprint', 'hex', plain(l => l.fingerprint)],
  ['previous_hash', 'hex', plain(l => l.previousHash)],
  ['hash', 'hex', plain(l => l.hash)],
  ['hash_version', 'smallint', plain(() => linkVersion)],
  ['policy_version', 'integer', plain(l => l.policyVersion)],
  ['actor', 'text', text(l => l.actor)],
  ['session_id', 'uuid', plain(l => l.sessionId)],
  ['request_id', 'uuid', plain(l => l.requestId)],
  ['at', 'timestamptz', plain(l => toTimestamp(l.at))],
]

export const postingColumns: Column<Link>[] = [
  ['transaction_id', 'uuid', plain(l => l.id)],
  ['wallet_id', 'uuid', plain(l => l.walletId)],
  ['seq', 'bigint', plain(l => l.seq)],
  ['source_id', 'uuid', plain(l => l.posting!.sourceId)],
  ['destination_id', 'uuid', plain(l => l.posting!.destinationId)],
  ['currency', 'text', plain(l => l.posting!.currency)],
  ['amount', 'numeric', plain(l => l.posting!.amount)],
  ['rate', 'numeric', plain(l => l.posting!.rate)],
  ['rate_day', 'date', plain(l => l.posting!.day)],
  ['rate_source', 'text', text(l => l.posting!.source)],
  ['rate_stale', 'boolean', plain(l => l.posting!.stale)],
  ['balance_after', 'numeric', plain(l => l.posting!.balanceAfter)],
  ['at', 'timestamptz', plain(l => toTimestamp(l.at))],
]

export const walletColumns: Column<Wallet>[] = [
  ['id', 'uuid', plain(w => w.id)],
  ['balance', 'numeric', plain(w => w.balance)],
  ['may_be_negative', 'boolean', plain(w => w.mayBeNegative)],
  ['seq', 'bigint', plain(w => w.seq)],
  ['head', 'hex', plain(w => w.head)],
]

export const roundColumns: Column<Round>[] = [
  ['id', 'uuid', plain(r => r.id)],
  ['provider_id', 'text', text(r => r.providerId)],
  ['game_id', 'text', text(r => r.gameId)],
  ['provider_round_id', 'text', text(r => r.providerRoundId)],
  ['player_id', 'text', text(r => r.playerId)],
  ['currency', 'text', plain(r => r.currency)],
  ['status', 'text', plain(r => r.status)],
  ['bets', 'integer', plain(r => r.bets)],
  ['bets_live', 'integer', plain(r => r.betsLive)],
  ['bets_late', 'integer', plain(r => r.betsLate)],
  ['stake', 'numeric', plain(r => r.stake)],
  ['win', 'numeric', plain(r => r.win)],
  ['rate', 'numeric', plain(r => r.rate?.rate ?? null)],
  ['rate_day', 'date', plain(r => r.rate?.day ?? null)],
  ['rate_source', 'text', text(r => r.rate?.source ?? null)],
  ['rate_stale', 'boolean', plain(r => r.rate?.stale ?? null)],
  ['closed_by', 'uuid', plain(r => r.closedBy)],
  ['staff_settled', 'boolean', plain(r => r.staffSettled)],
  ['opened_at', 'timestamptz', plain(r => toTimestamp(r.openedAt))],
  ['updated_at', 'timestamptz', plain(() => toTimestamp(now()))],
]
