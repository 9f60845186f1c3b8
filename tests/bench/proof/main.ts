import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '@/lib/db/migrate'
import { makePartitions } from '@/lib/db/partitions'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { takeSeal } from '@/lib/seals/take'
import { verify } from '@/lib/seals/verify'
import { openPostgres } from '@/server/postgres/open'
import { fillLedger } from './fill'

/** What the issue asks of a full verify on two cores. */
const bar = 100_000

/**
 * An honest ledger of so many postings in a database of its own: how fast it is sealed (all of it at once),
 * verified whole, and verified again since the seal.
 */
export async function benchProof(postings: number): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'cage-proof-'))
  const postgres = await openPostgres(home)
  try {
    Object.assign(process.env, { CAGE_HOME: home, CAGE_MASTER_KEY: randomBytes(32).toString('hex') })
    process.env.DATABASE_URL = postgres.url
    await migrate()
    await makePartitions(Date.now())
    await fillLedger(postings, line => console.error(`${postings.toLocaleString('en')} postings: ${line}`))
    report(await measure())
  } finally {
    await Promise.all([closePools(), closePrisma()])
    await postgres.release()
    await rm(home, { recursive: true, force: true })
  }
}

type Row = { what: string; postings: number; ms: number; held: boolean; memory: number }

async function measure(): Promise<Row[]> {
  const by = { actor: 'bench', at: Date.now() }
  const before = process.memoryUsage().rss
  const startedAt = performance.now()
  const seal = (await takeSeal(by))!
  const ms = performance.now() - startedAt
  const rows: Row[] = [
    { what: 'seal', postings: Number.parseInt(seal.transactions, 10), ms, held: true, memory: grown(before) },
  ]
  for (const isWhole of [true, false]) {
    const { kind, took_ms, postings, ok } = (await verify(by, { isWhole }))!
    rows.push({ what: `verify, ${kind}`, postings, ms: took_ms, held: ok, memory: grown(before) })
  }
  return rows
}

function grown(before: number): number {
  return Math.round((process.memoryUsage().rss - before) / 2 ** 20)
}

function report(rows: Row[]): void {
  console.log(
    `\n${cpus().length} × ${cpus()[0]?.model.trim()}\n\n| | postings | s | a second | MiB more | |\n|---|---:|---:|---:|---:|---|`,
  )
  for (const { what, postings, ms, held, memory } of rows) {
    const rate = Math.round((postings / ms) * 1000)
    const verdict =
      what === 'verify, whole' ? `, bar ${bar.toLocaleString('en')}: ${rate >= bar ? 'holds' : 'MISSED'}` : ''
    console.log(
      `| ${what} | ${postings} | ${(ms / 1000).toFixed(1)} | ${rate.toLocaleString('en')} | ${memory} | ${held ? 'ok' : 'NOT OK'}${verdict} |`,
    )
  }
  mkdirSync('bench-results', { recursive: true })
  writeFileSync('bench-results/proof.json', `${JSON.stringify(rows, null, 2)}\n`)
}
