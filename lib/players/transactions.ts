import { type Instant, toTimestamp } from '@/lib/clock'
import type { Executor } from '@/lib/db/executor'
import { appPool } from '@/lib/db/pools'
import { walletId } from '@/lib/ledger/account'
import { canonical, format, toAmount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'

/** A row of a player's transactions, as the operator's API answers it (protocol.md). */
export type TransactionRow = {
  kind: string
  transaction_id: string
  ledger_id: string
  provider_id: string
  round_id: string | null
  status: 'ok' | 'refused'
  amount: string
  currency: string
  rate: string | null
  rate_day: string | null
  rate_source: string | null
  rate_stale: boolean | null
  base_amount: string | null
  balance: string
  at: string
}

export type TransactionsPage = { transactions: TransactionRow[]; next: string | null }

export const pageSize = { min: 1, max: 500, usual: 50 }

// The posting's rate; for what was accepted and moved nothing, that of its round. A posting has the time of
// its transaction, which spares the other months' partitions.
const page = `
select t.kind, t.provider_transaction_id, t.id, t.provider_id, t.provider_round_id, t.effect, t.amount::text as amount,
  t.currency, coalesce(p.rate, r.rate)::text as rate, coalesce(p.rate_day, r.rate_day)::text as rate_day,
  coalesce(p.rate_source, r.rate_source) as rate_source, coalesce(p.rate_stale, r.rate_stale) as rate_stale,
  coalesce(p.base_amount, t.amount * r.rate)::text as base_amount, t.balance::text as balance, t.at, t.seq::text as seq
from transactions t
left join postings p on p.wallet_id = t.wallet_id and p.seq = t.seq and p.at = t.at
left join rounds r on r.id = t.round_id and t.effect <> 'refused'
where t.wallet_id = $1 and t.seq < $2
order by t.seq desc
limit $3`

/**
 * A player's transactions, newest first (by the wallet's `seq`, never by time). `after` is the `next` of the
 * page before. Refuses PLAYER_NOT_FOUND, INVALID_REQUEST for an `after` that was not made here.
 */
export async function listPlayerTransactions(
  playerId: string,
  { limit, after }: { limit: number; after: string | null },
  executor: Executor = appPool(),
): Promise<TransactionsPage> {
  const from = after === null ? '9223372036854775807' : readNext(after)
  const known = await executor.query(
    'select p.currency, s.base_currency from players p cross join settings s where p.id = $1',
    [playerId],
  )
  const player = known.rows[0]
  if (!player) refuse('PLAYER_NOT_FOUND')
  const { rows } = await executor.query(page, [walletId(playerId, player.currency), from, limit + 1])
  const shown = rows.slice(0, limit)
  return {
    transactions: shown.map(row => toRow(row, player.currency, player.base_currency)),
    next: rows.length > limit ? writeNext(shown.at(-1).seq) : null,
  }
}

/** A page's `next`: opaque to the caller. */
export function writeNext(seq: string): string {
  return Buffer.from(`seq:${seq}`).toString('base64url')
}

/** The `seq` in a `next`; refuses INVALID_REQUEST when it is none. */
export function readNext(next: string): string {
  const seq = /^seq:([1-9][0-9]{0,17})$/.exec(Buffer.from(next.slice(0, 100), 'base64url').toString())?.[1]
  if (seq !== undefined && writeNext(seq) === next) return seq
  return refuse('INVALID_REQUEST', { field: 'after', message: 'after is the `next` of the page before.' })
}

// biome-ignore lint/suspicious/noExplicitAny: a row as the statement above makes it
function toRow(row: any, walletCurrency: string, baseCurrency: string): TransactionRow {
  return {
    kind: row.kind,
    transaction_id: row.provider_transaction_id,
    ledger_id: row.id,
    provider_id: row.provider_id,
    round_id: row.provider_round_id,
    status: row.effect === 'refused' ? 'refused' : 'ok',
    amount: format(toAmount(row.amount), row.currency),
    currency: row.currency,
    rate: row.rate === null ? null : canonical(toAmount(row.rate)),
    rate_day: row.rate_day,
    rate_source: row.rate_source,
    rate_stale: row.rate_stale,
    base_amount: row.base_amount === null ? null : format(toAmount(row.base_amount), baseCurrency),
    balance: format(toAmount(row.balance), walletCurrency),
    at: toTimestamp(row.at.getTime() as Instant),
  }
}
