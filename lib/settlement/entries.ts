import { momentsOf } from '@/lib/db/business-days'
import type { Executor } from '@/lib/db/executor'
import { firstIdAt, idSlack } from '@/lib/ids'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { format, toAmount } from '@/lib/money/amount'
import { countedOf } from '@/lib/rollups/sums'
import { uuidPattern } from '@/lib/text'
import { countedAs, type Figure, figures } from './figures'
import type { EntryFilter } from './filter'
import { spanOf } from './months'

/** A transaction as it counts in a figure. */
export type EntryRow = {
  id: string
  at: string
  kind: string
  /** Of a rollback: what it takes back. */
  ofKind: string
  type: string
  playerId: string
  game: string
  transactionId: string
  roundId: string | null
  roundName: string | null
  byStaff: boolean
  currency: string
  /** As it counts: what makes the figure smaller has a minus. */
  amount: string
  base: string
  baseCurrency: string
}

export const entrySortColumns = 1
export const entryPage = 100

/** What a figure cannot do without: whose it is, in which currency, and of which month. */
export type EntryScope = EntryFilter & { month: string; provider: string; currency: string }

/**
 * The transactions behind a figure, the newest first: those of its business day or month that were rolled up in it.
 * Found by the primary key, whose ids are made of the time.
 */
export function listEntries(
  db: Executor,
  filter: EntryScope,
  baseCurrency: string,
  cursor: Cursor | null = null,
  size = entryPage,
): Promise<Page<EntryRow>> {
  const isSound = cursor === null || uuidPattern.test(cursor.keys[0] ?? '')
  return keysetPage(
    isSound ? cursor : null,
    size,
    (from, limit) => fetchEntries(db, filter, baseCurrency, from, limit),
    row => [row.id],
  )
}

async function fetchEntries(
  db: Executor,
  filter: EntryScope,
  baseCurrency: string,
  cursor: Cursor | null,
  limit: number,
): Promise<EntryRow[]> {
  const isBackward = cursor?.direction === 'before'
  const { tail, values } = await tailOf(db, filter, cursor)
  const figure: Figure | null = filter.figure
  const counted = (column: string) => (figure ? countedAs(figure, column) : ggrSigned(column))
  const { rows } = await db.query(
    `select c.*, (${counted('amount')})::text as counted, (${counted('base_amount')})::text as base
     ${tail} order by c.id ${isBackward ? '' : 'desc'} limit $${values.length + 1}`,
    [...values, limit],
  )
  return rows.map(row => toEntryRow(row, baseCurrency))
}

/** How many transactions are behind a figure. */
export async function countEntries(db: Executor, filter: EntryScope): Promise<number> {
  const { tail, values } = await tailOf(db, filter, null)
  const { rows } = await db.query(`select count(*)::float8 as count ${tail}`, values)
  return rows[0].count
}

/** The tail of a statement that has those transactions as `c`, from behind a row on. */
async function tailOf(
  db: Executor,
  filter: EntryScope,
  cursor: Cursor | null,
): Promise<{ tail: string; values: unknown[] }> {
  const { day, month } = filter
  const { from, to } = await momentsOf(db, day ? { from: day, to: day } : spanOf(month))
  const values: unknown[] = [firstIdAt(from - idSlack), firstIdAt(to + idSlack), new Date(from), new Date(to)]
  const add = (value: unknown) => `$${values.push(value)}`
  const provider = add(filter.provider)
  const inner = [
    't.id >= $1::uuid and t.id < $2::uuid and t.at >= $3 and t.at < $4',
    `t.provider_id in (${provider}, 'staff') and t.currency = ${add(filter.currency)}`,
    ...(cursor ? [`t.id ${cursor.direction === 'before' ? '>' : '<'} ${add(cursor.keys[0])}::uuid`] : []),
  ]
  const outer = [
    `c.provider_id = ${provider} and not c.test and direction <> 'none'`,
    ...(filter.game ? [`c.game_id = ${add(filter.game)}`] : []),
    ...(filter.figure ? [figures[filter.figure].where] : []),
  ]
  return { tail: `from (${countedOf(inner.join(' and '))}) c where ${outer.join(' and ')}`, values }
}

const ggrSigned = (column: string) => `case direction when 'in' then ${column} else -${column} end`

// biome-ignore lint/suspicious/noExplicitAny: a row as the statement made it
function toEntryRow(row: any, baseCurrency: string): EntryRow {
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    kind: row.kind,
    ofKind: row.of_kind,
    type: row.type,
    playerId: row.player_id,
    game: row.game_id,
    transactionId: row.provider_transaction_id,
    roundId: row.round_id,
    roundName: row.provider_round_id,
    byStaff: row.by_staff,
    currency: row.currency,
    amount: format(toAmount(row.counted), row.currency),
    base: format(toAmount(row.base), baseCurrency),
    baseCurrency,
  }
}
