import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
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
import type { Asked, ExportForm } from '@/lib/exports/kinds'
import { makeExport } from '@/lib/exports/make'
import { openLedger } from '@/lib/exports/sources/ledger'
import { workExports } from '@/lib/exports/work'
import { rebuildRollups } from '@/lib/rollups/rebuild'
import { takeSeal } from '@/lib/seals/take'
import { verify } from '@/lib/seals/verify'
import { openPostgres } from '@/server/postgres/open'
import { fillLedger } from './fill'

/** A second: what the issue asks of a rebuild of the roll-ups and of a whole verify on two cores. */
const bar = 100_000

/** What was measured, and what is said of it where a bar stands. `memory`: by how many MiB the process grew at most. */
type Row = { what: string; rows: number; ms: number; memory: number; verdict: string }
type Done = { rows: number; wrong?: string[] }

/**
 * An honest ledger of so many postings in a database of its own: COPY of the export's query with its bytes thrown away
 * beside the export itself, the roll-ups made anew, all of it sealed, verified whole, and verified again since the seal.
 */
export async function benchMonthEnd(postings: number): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'cage-month-end-'))
  const postgres = await openPostgres(home)
  try {
    Object.assign(process.env, { CAGE_HOME: home, CAGE_MASTER_KEY: randomBytes(32).toString('hex') })
    process.env.DATABASE_URL = postgres.url
    await migrate()
    await makePartitions(Date.now())
    await fillLedger(postings, tell)
    report([...(await measureFiles()), ...(await measureProof())])
  } finally {
    await Promise.all([closePools(), closePrisma()])
    await postgres.release()
    await rm(home, { recursive: true, force: true })
  }
}

async function measureFiles(): Promise<Row[]> {
  // The first one finds the disk's pages; it counts for neither.
  await copy()
  const before = await measured('COPY of the export’s query', copy)
  const csv = await measured('export of all postings, CSV', () => exportAs('csv', {}))
  const after = await measured('COPY, once more', copy)
  const share = rateOf(csv) / ((rateOf(before) + rateOf(after)) / 2)
  csv.verdict = `${share.toFixed(2)} of COPY’s rate, wanted half; ${csv.memory} MiB more, wanted 64: ${share >= 0.5 && csv.memory <= 64 ? 'holds' : 'MISSED'}`
  return [
    before,
    csv,
    after,
    await measured('export of the deposits, Parquet', () => exportAs('parquet', { kind: 'deposit' })),
  ]
}

async function measureProof(): Promise<Row[]> {
  const by = { actor: 'bench', at: Date.now() }
  const rebuilt = await measured('roll-ups made anew', async () => {
    const { transactions } = await rebuildRollups(Date.now())
    return { rows: Number.parseInt(transactions, 10) }
  })
  const sealed = await measured('seal of all of it', async () => {
    const seal = (await takeSeal(by))!
    return { rows: Number.parseInt(seal.transactions, 10) }
  })
  const whole = await measured('verify, whole', () => prove(true))
  const since = await measured('verify since the seal', () => prove(false))
  for (const row of [rebuilt, whole])
    row.verdict += `wanted ${bar.toLocaleString('en')} a second: ${rateOf(row) >= bar ? 'holds' : 'MISSED'}`
  return [rebuilt, sealed, whole, since]

  async function prove(isWhole: boolean): Promise<Done> {
    const { postings, checks } = (await verify(by, { isWhole }))!
    const wrong = checks.filter(({ ok }) => ok !== true)
    return { rows: postings, wrong: wrong.map(({ name, examples }) => `${name}: ${examples[0]}`) }
  }
}

async function copy(): Promise<Done> {
  const { value } = await readLong(new AbortController().signal, async client => {
    const { forCsv } = await openLedger(client, 'postings', {})
    const stream = client.query(copyTo(`copy (${forCsv}) to stdout with (format csv, header true)`))
    await pipeline(stream, new Writable({ write: (_, __, done) => done() }))
    return stream.rowCount
  })
  return { rows: value }
}

async function exportAs(form: ExportForm, asked: Asked): Promise<Done> {
  const by = { actor: 'bench', at: Date.now() }
  const id = await audited(by, scope =>
    makeExport(scope, { kind: 'postings', asked, form, bom: false }, null),
  )
  await workExports()
  const { state, rowsDone, reason } = await prisma().export.findUniqueOrThrow({ where: { id } })
  if (state !== 'done') throw new Error(`${state}: ${reason}`)
  return { rows: Number.parseInt(`${rowsDone}`, 10) }
}

async function measured(what: string, work: () => Promise<Done>): Promise<Row> {
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 100)
  const startedAt = performance.now()
  const { rows, wrong = [] } = await work()
  const ms = performance.now() - startedAt
  clearInterval(timer)
  tell(`${what}: ${(ms / 1000).toFixed(1)} s`)
  const memory = Math.round((most - before) / 2 ** 20)
  return { what, rows, ms, memory, verdict: wrong.map(one => `DOES NOT HOLD: ${one}; `).join('') }
}

const rateOf = ({ rows, ms }: Row) => (rows / ms) * 1000

function tell(line: string): void {
  console.error(line)
}

function report(rows: Row[]): void {
  console.log(
    `\n${cpus().length} × ${cpus()[0]?.model.trim()}\n\n| | rows | s | a second | MiB more | |\n|---|---:|---:|---:|---:|---|`,
  )
  for (const row of rows) {
    const rate = Math.round(rateOf(row)).toLocaleString('en')
    const { what, ms, memory, verdict } = row
    console.log(
      `| ${what} | ${row.rows.toLocaleString('en')} | ${(ms / 1000).toFixed(1)} | ${rate} | ${memory} | ${verdict} |`,
    )
  }
  mkdirSync('bench-results', { recursive: true })
  writeFileSync('bench-results/month-end.json', `${JSON.stringify(rows, null, 2)}\n`)
}
