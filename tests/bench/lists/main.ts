import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '@/lib/db/migrate'
import { makePartitions } from '@/lib/db/partitions'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { forgetDirectory } from '@/lib/providers/directory'
import { openPostgres } from '@/server/postgres/open'
import { fillCasino } from './fill'
import { measureLists, type Timings } from './measure'

/** The smaller of the two casinos. */
const few = 100_000

/** As many in both: what is asked is whether lists grow with what was played. */
const players = 20_000

const slowest = 150
const ratioMax = 1.5

/** Below this many milliseconds more, a ratio says more of the machine than of the list. */
const noise = 2

/**
 * Every list, search and page read at the server in two casinos of their own, one with a hundred thousand
 * postings and one with `many`: what each takes, and what is too slow or grows with the casino.
 */
export async function benchLists(many: number): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'cage-lists-'))
  const postgres = await openPostgres(home)
  try {
    Object.assign(process.env, { CAGE_HOME: home, CAGE_MASTER_KEY: randomBytes(32).toString('hex') })
    process.env.DATABASE_URL = postgres.url
    await tune()
    const small = await measureWith(few, postgres.url)
    const large = await measureWith(many, postgres.url)
    report(small, large, many)
  } finally {
    await forget()
    await postgres.release()
    await rm(home, { recursive: true, force: true })
  }
}

async function measureWith(postings: number, url: string): Promise<Timings> {
  const tell = (line: string) => console.error(`${postings.toLocaleString('en')} postings: ${line}`)
  process.env.DATABASE_URL = await createDatabase(url, `lists_${postings}`)
  await forget()
  await migrate()
  await makePartitions(Date.now())
  const startedAt = performance.now()
  await fillCasino(postings, players, tell)
  tell(`filled in ${Math.round((performance.now() - startedAt) / 1000)} s`)
  await forget()
  const timings = await measureLists()
  tell('measured')
  return timings
}

/** Filling is not what is measured: it need not survive a power cut. Reads find the default settings. */
async function tune(): Promise<void> {
  for (const setting of ['fsync = off', `max_wal_size = '32GB'`, `checkpoint_timeout = '1h'`]) {
    await ask(process.env.DATABASE_URL!, `alter system set ${setting}`)
  }
  await ask(process.env.DATABASE_URL!, 'select pg_reload_conf()')
}

async function createDatabase(url: string, name: string): Promise<string> {
  await ask(url, `create database ${name}`)
  const created = new URL(url)
  created.pathname = `/${name}`
  return created.href
}

async function ask(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}

async function forget(): Promise<void> {
  await Promise.all([closePools(), closePrisma()])
  forgetDirectory()
}

function report(small: Timings, large: Timings, many: number): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
  const rows = [...large].map(([name, ms]) => {
    const before = small.get(name) ?? null
    const ratio = before === null ? null : ms / before
    const grows = before !== null && ratio! > ratioMax && ms - before > noise
    return { name, before, ms, ratio, verdict: ms > slowest ? 'TOO SLOW' : grows ? 'GROWS' : 'holds' }
  })
  const [less, more] = [few, many].map(count => count.toLocaleString('en'))
  console.log(
    `\n${machine}; p50 in ms, warm\n\n| read | ${less} postings | ${more} | ratio | |\n|---|---:|---:|---:|---|`,
  )
  for (const { name, before, ms, ratio, verdict } of rows) {
    console.log(
      `| ${name} | ${before?.toFixed(1) ?? ''} | ${ms.toFixed(1)} | ${ratio?.toFixed(2) ?? ''} | ${verdict} |`,
    )
  }
  const missed = rows.filter(row => row.verdict !== 'holds')
  console.log(`\n${rows.length - missed.length} of ${rows.length} hold (≤ ${slowest} ms and ≤ ${ratioMax} ×)`)
  mkdirSync('bench-results', { recursive: true })
  writeFileSync('bench-results/lists.json', `${JSON.stringify({ machine, few, many, rows }, null, 2)}\n`)
}
