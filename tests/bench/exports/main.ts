import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import { audited } from '@/lib/audit/audited'
import { migrate } from '@/lib/db/migrate'
import { makePartitions } from '@/lib/db/partitions'
import { closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { readLong } from '@/lib/db/replica'
import type { ExportForm } from '@/lib/exports/kinds'
import { makeExport } from '@/lib/exports/make'
import { openLedger } from '@/lib/exports/sources/ledger'
import { workExports } from '@/lib/exports/work'
import { openPostgres } from '@/server/postgres/open'
import { fillLedger } from '../proof/fill'

type Row = { what: string; rows: number; ms: number; memory: number }

/**
 * An honest ledger of so many postings: COPY of the export's own query with its bytes thrown away, the export of all
 * postings as CSV, and as Parquet, in turn. The issue asks for half of COPY's rate, and 64 MiB at most.
 */
export async function benchExports(postings: number): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'cage-exports-'))
  const postgres = await openPostgres(home)
  try {
    Object.assign(process.env, { CAGE_HOME: home, CAGE_MASTER_KEY: randomBytes(32).toString('hex') })
    process.env.DATABASE_URL = postgres.url
    await migrate()
    await makePartitions(Date.now())
    await fillLedger(postings, line => console.error(`${postings.toLocaleString('en')} postings: ${line}`))
    // The first one finds the disk's pages; it counts for neither.
    await copy()
    report([await copy(), await exportAs('csv'), await exportAs('parquet')])
  } finally {
    await Promise.all([closePools(), closePrisma()])
    await postgres.release()
    await rm(home, { recursive: true, force: true })
  }
}

async function copy(): Promise<Row> {
  return measured('COPY of the same query', async () => {
    const { value } = await readLong(new AbortController().signal, async client => {
      const { forCsv } = await openLedger(client, 'postings', {})
      const stream = client.query(copyTo(`copy (${forCsv}) to stdout with (format csv, header true)`))
      await pipeline(stream, new Writable({ write: (_, __, done) => done() }))
      return stream.rowCount
    })
    return value
  })
}

async function exportAs(form: ExportForm): Promise<Row> {
  const wanted = { kind: 'postings', asked: {}, form, bom: false } as const
  const by = { actor: 'bench', at: Date.now() }
  const id = await audited(by, scope => makeExport(scope, wanted, null))
  return measured(`export, ${form}`, async () => {
    await workExports()
    const { state, rowsDone, reason } = await prisma().export.findUniqueOrThrow({ where: { id } })
    if (state !== 'done') throw new Error(`${state}: ${reason}`)
    return Number.parseInt(`${rowsDone}`, 10)
  })
}

/** `memory`: by how many MiB the process grew at its largest. */
async function measured(what: string, work: () => Promise<number>): Promise<Row> {
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 100)
  const startedAt = performance.now()
  const rows = await work()
  clearInterval(timer)
  return { what, rows, ms: performance.now() - startedAt, memory: Math.round((most - before) / 2 ** 20) }
}

function report(measured: Row[]): void {
  const bar = measured[0]!.rows / measured[0]!.ms / 2
  console.log(
    `\n${cpus().length} × ${cpus()[0]?.model.trim()}\n\n| | rows | s | rows/s | MiB more | |\n|---|---:|---:|---:|---:|---|`,
  )
  for (const { what, rows, ms, memory } of measured) {
    const holds = rows / ms >= bar && memory <= 64
    const verdict = what === 'export, csv' ? `half of COPY, 64 MiB: ${holds ? 'holds' : 'MISSED'}` : ''
    const rate = Math.round((rows / ms) * 1000).toLocaleString('en')
    console.log(`| ${what} | ${rows} | ${(ms / 1000).toFixed(1)} | ${rate} | ${memory} | ${verdict} |`)
  }
}
