import type { Executor } from '@/lib/db/executor'
import { format, toAmount } from '@/lib/money/amount'
import type { BrowseFilter } from './filter'
import { ledgerTail } from './tail'

/** What a filter comes to in one currency. The sums are of what was posted; base amounts keep every digit. */
export type BrowseTotal = {
  currency: string
  transactions: string
  postings: string
  /** From wallets to the house: what the house's accounts are credited; the reverse; and what is left of it. */
  taken: string
  given: string
  net: string
  netBase: string
  baseCurrency: string
}

/** All that a filter chooses, a row a currency: never added over currencies. */
export async function sumEntries(db: Executor, filter: BrowseFilter): Promise<BrowseTotal[]> {
  const way = (from: string, to: string, column: string) =>
    `coalesce(sum(case p.wallet_id when p.${from} then ${column} end), 0)${to ? ` - coalesce(sum(case p.wallet_id when p.${to} then ${column} end), 0)` : ''}`
  const { rows } = await db.query(
    `select e.*, s.base_currency as base from (
       select t.currency, count(*)::text as transactions, count(p.wallet_id)::text as postings,
         (${way('source_id', '', 'p.amount')})::text as taken, (${way('destination_id', '', 'p.amount')})::text as given,
         (${way('source_id', 'destination_id', 'p.amount')})::text as net,
         (${way('source_id', 'destination_id', 'p.base_amount')})::text as net_base
       ${await ledgerTail(db, 'transactions', filter)} group by t.currency
     ) e, settings s order by e.currency`,
  )
  return rows.map(row => ({
    currency: row.currency,
    transactions: row.transactions,
    postings: row.postings,
    taken: format(toAmount(row.taken), row.currency),
    given: format(toAmount(row.given), row.currency),
    net: format(toAmount(row.net), row.currency),
    netBase: format(toAmount(row.net_base), row.base),
    baseCurrency: row.base,
  }))
}
