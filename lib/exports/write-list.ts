import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type ListColumns, labelOf, textOf } from '@/lib/listing/columns'
import { pagesOf } from '@/lib/listing/keyset'
import { log } from '@/lib/log'
import { createFile, exportFile, fileNameOf } from './folder'
import { csvSink } from './forms/csv'
import type { Cell, Shape, Sink } from './forms/form'
import { parquetSink } from './forms/parquet'
import { xlsxSink } from './forms/xlsx'
import type { Job, Progress, Result } from './job'
import type { ListKind } from './kinds'
import { openList } from './lists'
import type { Asker, ListSource } from './sources/source'
import { type Tally, tallyOf } from './sums'

/** Writes a list into its file, page after page as the list's own page reads them. */
export async function writeList(
  job: Job & { kind: ListKind },
  asker: Asker,
  progress: Progress,
  signal: AbortSignal,
): Promise<Result> {
  const source = openList(job.kind, job.asked, asker)
  countBeside(source, progress)
  const shape = shapeOf(source)
  const tally = tallyOf(shape)
  const name = fileNameOf(job)
  const out = await createFile(name)
  progress.bytes = out.bytes
  try {
    const pages = counted(rowsOf(source, signal), tally, progress)
    if (job.form === 'parquet') {
      const kept = await keep(pages, `${exportFile(name)}.rows.part`)
      await pour(kept.read(), parquetSink(out, shape, tally.digits()), signal)
      await kept.drop()
    } else {
      const sink = job.form === 'csv' ? await csvSink(out, shape, job.bom) : await xlsxSink(out, shape)
      await pour(pages, sink, signal)
    }
    const { bytes, sha256 } = await out.finish()
    return { rows: progress.rowsDone, bytes, sha256, sums: tally.sums(), note: null }
  } catch (error) {
    await out.discard()
    await rm(`${exportFile(name)}.rows.part`, { force: true })
    throw error
  }
}

/** How many rows there are is asked beside the reading: it tells the time left, which nothing waits for. */
function countBeside({ count }: ListSource, progress: Progress): void {
  count?.().then(
    rows => {
      progress.rowsTotal = rows
    },
    error => log().warn({ err: error }, 'the rows of an export could not be counted'),
  )
}

function shapeOf({ columns, types }: ListSource): Shape {
  // A column that the table does not have has no type either.
  const has = (id: string) => Object.hasOwn(columns, id)
  return {
    ids: Object.keys(columns),
    labels: Object.values(columns as ListColumns<unknown>).map(labelOf),
    types: {
      decimals: Object.fromEntries(Object.entries(types.decimals).filter(([id]) => has(id))),
      times: types.times.filter(has),
    },
  }
}

async function* rowsOf({ columns, keys, fetch }: ListSource, signal: AbortSignal): AsyncGenerator<Cell[][]> {
  const names = Object.entries(columns)
  const read: typeof fetch = cursor => {
    signal.throwIfAborted()
    return fetch(cursor)
  }
  for await (const rows of pagesOf(keys, read))
    yield rows.map(row => names.map(([id, column]) => textOf(row, id, column) || null))
}

async function* counted(pages: AsyncIterable<Cell[][]>, tally: Tally, progress: Progress) {
  for await (const rows of pages) {
    tally.take(rows)
    progress.rowsDone += rows.length
    yield rows
  }
}

/** Sends rows into a form until they end. */
export async function pour(pages: AsyncIterable<Cell[][]>, sink: Sink, signal: AbortSignal): Promise<void> {
  for await (const rows of pages) {
    signal.throwIfAborted()
    await sink.write(rows)
  }
  await sink.end()
}

/** Rows put aside on disk: a form may have to know all of them before it writes the first. */
async function keep(pages: AsyncIterable<Cell[][]>, file: string) {
  const stream = createWriteStream(file, { mode: 0o600 })
  for await (const rows of pages) if (!stream.write(`${lineOf(rows)}\n`)) await once(stream, 'drain')
  stream.end()
  await once(stream, 'close')
  return {
    async *read(): AsyncGenerator<Cell[][]> {
      for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line)
    },
    drop: () => rm(file, { force: true }),
  }
}

/** As JSON on one line: what reads lines takes these two for an end as well. */
function lineOf(rows: Cell[][]): string {
  return JSON.stringify(rows).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}
