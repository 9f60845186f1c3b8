import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { readLong } from '@/lib/db/replica'
import { type Amount, add, toAmount } from '@/lib/money/amount'
import { createFile, type FileOut, fileNameOf } from './folder'
import { byteOrderMark } from './forms/csv'
import type { Cell, Digits, Shape } from './forms/form'
import { parquetSink } from './forms/parquet'
import { checkXlsxRows, xlsxSink } from './forms/xlsx'
import type { Job, Progress, Result, Sum } from './job'
import type { LedgerKind } from './kinds'
import { type LedgerSource, openLedger } from './sources/ledger'
import { pour } from './write-list'

/** Rows that a cursor gives at a time. */
const fetchSize = 2000

/**
 * Writes the ledger into its file, all in one snapshot: first what the rows come to, then the rows. As CSV they pass
 * from Postgres to the disk as they are. Fails where the two do not come to the same number of rows.
 */
export async function writeLedger(
  job: Job & { kind: LedgerKind },
  progress: Progress,
  signal: AbortSignal,
): Promise<Result> {
  const out = await createFile(fileNameOf(job))
  progress.bytes = out.bytes
  try {
    const { value, note } = await readLong(signal, async client => {
      const source = await openLedger(client, job.kind, job.asked)
      const totals = await readTotals(client, source)
      progress.rowsTotal = totals.rows
      if (job.form === 'xlsx') checkXlsxRows(totals.rows)
      const rows =
        job.form === 'csv'
          ? await copyRows(client, source, out, job.bom, progress, signal)
          : await writeRows(client, job, source, totals.digits, out, progress, signal)
      if (rows !== totals.rows) throw new Error(`${totals.rows} rows were counted and ${rows} written`)
      return { rows, sums: totals.sums }
    })
    return { ...value, ...(await out.finish()), note }
  } catch (error) {
    await out.discard()
    throw error
  }
}

type Totals = { rows: number; sums: Sum[]; digits: Digits }

async function readTotals(client: pg.PoolClient, source: LedgerSource): Promise<Totals> {
  const { rows } = await client.query(source.forTotals)
  const sums = new Map<string, Sum>()
  const digits: Digits = {}
  let count = 0
  for (const row of rows) {
    count += Number.parseInt(row.rows, 10)
    for (const [id, unit] of Object.entries(source.types.decimals)) {
      const most: string = row[`most ${id}`]
      const known = digits[id] ?? { whole: 1, scale: 0 }
      digits[id] = {
        whole: Math.max(known.whole, most.split('.')[0]!.length),
        scale: Math.max(known.scale, row[`scale ${id}`]),
      }
      if (unit === null) continue
      const currency = source.unitOf(id) ?? row.currency
      const before = sums.get(`${id} ${currency}`)?.sum
      const sum = toAmount(row[`sum ${id}`])
      sums.set(`${id} ${currency}`, {
        column: id,
        currency,
        sum: before ? add(before as Amount, sum) : sum,
      })
    }
  }
  return { rows: count, sums: [...sums.values()], digits }
}

/** COPY, through the hash into the file. A row is a line, near enough for showing how far it is. */
async function copyRows(
  client: pg.PoolClient,
  source: LedgerSource,
  out: FileOut,
  bom: boolean,
  progress: Progress,
  signal: AbortSignal,
): Promise<number> {
  if (bom) await out.write(byteOrderMark)
  const stream = client.query(
    copyTo(`copy (${source.forCsv}) to stdout with (format csv, header true)`, { highWaterMark: 1 << 18 }),
  )
  let lines = -1
  for await (const chunk of stream) {
    signal.throwIfAborted()
    await out.write(chunk)
    lines += linesIn(chunk)
    progress.rowsDone = Math.min(lines, progress.rowsTotal ?? lines)
  }
  progress.rowsDone = stream.rowCount
  return stream.rowCount
}

const lineEnd = 10

function linesIn(chunk: Buffer): number {
  let lines = 0
  for (let at = chunk.indexOf(lineEnd); at >= 0; at = chunk.indexOf(lineEnd, at + 1)) lines += 1
  return lines
}

/** A cursor, batch after batch, into a form that is written here. */
async function writeRows(
  client: pg.PoolClient,
  job: Job,
  source: LedgerSource,
  digits: Digits,
  out: FileOut,
  progress: Progress,
  signal: AbortSignal,
): Promise<number> {
  const shape: Shape = source
  const sink = job.form === 'parquet' ? parquetSink(out, shape, digits) : await xlsxSink(out, shape)
  async function* batches(): AsyncGenerator<Cell[][]> {
    await client.query(`declare rows no scroll cursor for ${source.forRows}`)
    const next = { text: `fetch ${fetchSize} from rows`, rowMode: 'array' as const }
    for (;;) {
      const { rows } = await client.query<Cell[]>(next)
      if (rows.length === 0) return
      progress.rowsDone += rows.length
      yield rows
    }
  }
  await pour(batches(), sink, signal)
  return progress.rowsDone
}
