import pg from 'pg'
import type { Executor } from '@/lib/db/executor'
import { firstIdAt, idSlack } from '@/lib/ids'
import { guardSql } from '../guard-sql'
import type { Asked, ColumnTypes, LedgerKind } from '../kinds'
import { type LedgerColumn, ledgerColumns } from './ledger-columns'
import { ledgerFilters } from './ledger-filter'

/** A kind of the ledger as statements of one snapshot. COPY takes no parameters: every value stands in them as a literal. */
export type LedgerSource = {
  asked: Asked
  labels: string[]
  types: ColumnTypes
  ids: string[]
  /** The rows as a CSV file has them, with what would be a formula made harmless. */
  forCsv: string
  /** The rows as texts. */
  forRows: string
  /** A row a currency: how many rows, the sum of each amount, and the most digits each decimal has. */
  forTotals: string
  /** The currency of a column's sums, where it is not the row's own. */
  unitOf: (column: string) => string | null
}

const froms: Record<LedgerKind, string> = {
  postings: `postings p
    left join transactions t on t.id = p.transaction_id
    left join accounts h on h.id = case when p.source_id = p.wallet_id then p.destination_id else p.source_id end
    left join (select id from players where test) y on y.id = t.player_id`,
  transactions: `transactions t
    left join (select id from players where test) y on y.id = t.player_id`,
}

/** What `asked` comes to, with the business days' zone and the base currency as `db`'s snapshot has them. */
export async function openLedger(db: Executor, kind: LedgerKind, asked: Asked): Promise<LedgerSource> {
  const filter: Record<string, string | null> = ledgerFilters[kind].parse(asked)
  const { rows } = await db.query(
    `select s.base_currency as base,
       extract(epoch from $1::date::timestamp at time zone r.zone) * 1000 as "from",
       extract(epoch from ($2::date + 1)::timestamp at time zone r.zone) * 1000 as "to" from rollup_state r, settings s`,
    [filter.from, filter.to],
  )
  const [{ base, from, to }] = rows
  const where = conditionsOf(kind, filter, millisOf(from), millisOf(to)).join(' and ') || 'true'
  const tail = `from ${froms[kind]} where ${where}`
  const columns = Object.entries(ledgerColumns(kind, pg.escapeLiteral(base)))
  const select = (cell: (column: LedgerColumn) => string) =>
    columns.map(([, column]) => `${cell(column)} as ${pg.escapeIdentifier(column.label)}`).join(', ')
  const amounts = columns.filter(([, { unit }]) => unit)
  const decimals = columns.filter(([, { as }]) => as === 'decimal')
  return {
    asked: ledgerFilters[kind].serialise(filter as never),
    ids: columns.map(([id]) => id),
    labels: columns.map(([, { label }]) => label),
    types: {
      decimals: Object.fromEntries(decimals.map(([id, { unit }]) => [id, unit ?? null])),
      times: columns.flatMap(([id, { as }]) => (as === 'time' ? [id] : [])),
    },
    forCsv: `select ${select(csvCellOf)} ${tail}`,
    forRows: `select ${select(textCellOf)} ${tail}`,
    forTotals: `select ${kind === 'postings' ? 'p' : 't'}.currency, count(*)::text as rows,
      ${[
        ...amounts.map(([id, { sql }]) => `coalesce(sum(${sql}), 0)::text as "sum ${id}"`),
        ...decimals.map(([id, { sql }]) => `coalesce(max(scale(trim_scale(${sql}))), 0) as "scale ${id}"`),
        ...decimals.map(([id, { sql }]) => `coalesce(max(abs(${sql})), 0)::text as "most ${id}"`),
      ].join(', ')} ${tail} group by 1 order by 1`,
    unitOf: column => (ledgerColumns(kind, '')[column]?.unit === 'baseCurrency' ? base : null),
  }
}

function conditionsOf(
  kind: LedgerKind,
  filter: Record<string, string | null>,
  from: number | null,
  to: number | null,
): string[] {
  const row = kind === 'postings' ? 'p' : 't'
  const at = (moment: number) => `${pg.escapeLiteral(new Date(moment).toISOString())}::timestamptz`
  // The postings' own partitions are found by their time, transactions by their ids.
  const within = (sign: string, moment: number) =>
    kind === 'postings' ? [] : [`t.id ${sign} '${firstIdAt(Math.max(0, moment))}'::uuid`]
  const equal = (column: string, value: string | null | undefined) =>
    value ? [`${column} = ${pg.escapeLiteral(value)}`] : []
  return [
    ...(from === null ? [] : [`${row}.at >= ${at(from)}`, ...within('>=', from - idSlack)]),
    ...(to === null ? [] : [`${row}.at < ${at(to)}`, ...within('<', to + idSlack)]),
    ...equal(kind === 'postings' ? 'h.provider_id' : 't.provider_id', filter.provider),
    ...equal(`${row}.currency`, filter.currency),
    ...equal('t.player_id', filter.player),
    ...equal('t.kind', filter.kind),
    ...equal('h.kind', filter.account),
    ...equal('t.effect', filter.outcome),
  ]
}

const rfc3339 = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`

function csvCellOf({ sql, as }: LedgerColumn): string {
  if (as === 'text') return guardSql(sql)
  return as === 'time' ? `to_char(${sql} at time zone 'UTC', ${rfc3339})` : sql
}

function textCellOf({ sql, as }: LedgerColumn): string {
  if (as === 'time') return `to_char(${sql} at time zone 'UTC', ${rfc3339})`
  return as === 'text' || as === 'word' ? sql : `(${sql})::text`
}

function millisOf(seconds: string | null): number | null {
  return seconds === null ? null : Math.round(+seconds)
}
