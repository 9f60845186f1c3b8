import pg from 'pg'
import type { Executor } from '@/lib/db/executor'
import { browseFilter } from '@/lib/ledger/browse/filter'
import { ledgerTail } from '@/lib/ledger/browse/tail'
import { guardSql } from '../guard-sql'
import type { Asked, ColumnTypes, LedgerKind } from '../kinds'
import { type LedgerColumn, ledgerColumns } from './ledger-columns'

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

/** What `asked` comes to, with the business days' zone and the base currency as `db`'s snapshot has them. */
export async function openLedger(db: Executor, kind: LedgerKind, asked: Asked): Promise<LedgerSource> {
  const filter = browseFilter.parse(asked)
  const { rows } = await db.query('select base_currency as base from settings')
  const [{ base }] = rows
  const tail = await ledgerTail(db, kind, filter)
  const columns = Object.entries(ledgerColumns(kind, pg.escapeLiteral(base)))
  const select = (cell: (column: LedgerColumn) => string) =>
    columns.map(([, column]) => `${cell(column)} as ${pg.escapeIdentifier(column.label)}`).join(', ')
  const amounts = columns.filter(([, { unit }]) => unit)
  const decimals = columns.filter(([, { as }]) => as === 'decimal')
  return {
    asked: browseFilter.serialise(filter),
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

const rfc3339 = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`

function csvCellOf({ sql, as }: LedgerColumn): string {
  if (as === 'text') return guardSql(sql)
  return as === 'time' ? `to_char(${sql} at time zone 'UTC', ${rfc3339})` : sql
}

function textCellOf({ sql, as }: LedgerColumn): string {
  if (as === 'time') return `to_char(${sql} at time zone 'UTC', ${rfc3339})`
  return as === 'text' || as === 'word' ? sql : `(${sql})::text`
}
