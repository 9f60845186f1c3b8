import type { Executor } from '@/lib/db/executor'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { format, toAmount } from '@/lib/money/amount'
import { uuidPattern } from '@/lib/text'
import type { BrowseFilter } from './filter'
import { ledgerTail } from './tail'

/** A transaction of anybody's, with what it posted where it posted anything. Amounts are plain decimals. */
export type BrowseRow = {
  id: string
  at: string
  playerId: string
  isTest: boolean
  kind: string
  type: string | null
  providerId: string
  gameId: string | null
  /** The provider's name of the round; `roundId` is ours, where there is such a round. */
  roundName: string | null
  roundId: string | null
  transactionId: string
  effect: string
  code: string | null
  currency: string
  amount: string
  /** Where the money went, seen from the player; null where none moved. */
  direction: 'in' | 'out' | null
  /** The house's account that it stands against, and whose it is. */
  account: string | null
  accountOf: string | null
  base: string | null
  baseCurrency: string
  rate: string | null
  rateDay: string | null
}

export const browseSortColumns = 1
export const browsePage = 50

/** A page of the ledger of the whole casino, the newest first: by the primary key, whose ids are made of the time. */
export async function browseLedger(
  db: Executor,
  filter: BrowseFilter,
  cursor: Cursor | null,
  size = browsePage,
): Promise<Page<BrowseRow>> {
  const tail = await ledgerTail(db, 'transactions', filter)
  const isSound = cursor === null || uuidPattern.test(cursor.keys[0] ?? '')
  return keysetPage(
    isSound ? cursor : null,
    size,
    (from, limit) => fetchEntries(db, tail, from, limit),
    row => [row.id],
  )
}

async function fetchEntries(
  db: Executor,
  tail: string,
  cursor: Cursor | null,
  limit: number,
): Promise<BrowseRow[]> {
  const isBackward = cursor?.direction === 'before'
  const beyond = cursor ? `t.id ${isBackward ? '>' : '<'} $2::uuid` : 'true'
  const order = `order by id ${isBackward ? '' : 'desc'}`
  const { rows } = await db.query(
    `select e.*, r.id as round, coalesce(e.provider_round_id, r.provider_round_id) as round_name, s.base_currency
     from (
       select t.id, t.at, t.player_id, y.id is not null as test, t.kind, t.type,
         coalesce(h.provider_id, t.provider_id) as provider_id, t.game_id, t.round_id, t.provider_round_id,
         t.provider_transaction_id, t.effect, t.code, t.currency, t.amount::text as amount,
         case when p.source_id = p.wallet_id then 'out' when p.wallet_id is not null then 'in' end as direction,
         h.kind as account, h.jackpot_id, h.provider_id as account_provider,
         p.base_amount::text as base, p.rate::text as rate, p.rate_day::text as rate_day
       ${tail} and ${beyond} ${order} limit $1
     ) e left join rounds r on r.id = e.round_id, settings s ${order}`,
    cursor ? [limit, cursor.keys[0]] : [limit],
  )
  return rows.map(toRow)
}

// biome-ignore lint/suspicious/noExplicitAny: a row as the statement made it
function toRow(row: any): BrowseRow {
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    playerId: row.player_id,
    isTest: row.test,
    kind: row.kind,
    type: row.type,
    providerId: row.provider_id,
    gameId: row.game_id,
    roundName: row.round_name,
    roundId: row.round,
    transactionId: row.provider_transaction_id,
    effect: row.effect,
    code: row.code,
    currency: row.currency,
    amount: format(toAmount(row.amount), row.currency),
    direction: row.direction,
    account: row.account,
    accountOf: row.jackpot_id ?? row.account_provider,
    base: row.base === null ? null : format(toAmount(row.base), row.base_currency),
    baseCurrency: row.base_currency,
    rate: row.rate === null ? null : toAmount(row.rate),
    rateDay: row.rate_day,
  }
}
