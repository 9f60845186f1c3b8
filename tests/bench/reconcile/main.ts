import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { audited } from '@/lib/audit/audited'
import { migrate } from '@/lib/db/migrate'
import { makePartitions } from '@/lib/db/partitions'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { createProvider } from '@/lib/providers/create'
import { suggestMapping } from '@/lib/reconciliation/mapping'
import { layBeside } from '@/lib/reconciliation/run'
import { openPostgres } from '@/server/postgres/open'

/** What the issue asks of a million lines. */
const barSeconds = 60
const day = 86_400_000

/**
 * A statement of so many lines beside as many transactions of a month, with a hundred differences of five kinds in
 * it: how long it takes from the file on disk to the differences kept, and how much memory the process has at most.
 */
export async function benchReconcile(lines: number): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'cage-reconcile-'))
  const postgres = await openPostgres(home)
  try {
    Object.assign(process.env, {
      CAGE_HOME: home,
      CAGE_MASTER_KEY: '0'.repeat(64),
      DATABASE_URL: postgres.url,
    })
    await migrate()
    await makePartitions(Date.now())
    const to = Math.floor(Date.now() / day) * day
    const from = to - 30 * day
    await fill(lines, from, to)
    const file = path.join(home, 'statement.csv')
    await writeStatement(file, lines, from, to)
    await report(lines, file, from, to)
  } finally {
    await Promise.all([closePools(), closePrisma()])
    await postgres.release()
    await rm(home, { recursive: true, force: true })
  }
}

/** Bets of one wallet, evenly over the period; ids are made of the time, as ours are. */
async function fill(lines: number, from: number, to: number): Promise<void> {
  await audited({ actor: 'bench', at: Date.now() }, scope =>
    createProvider(scope, { id: 'bench', name: 'Bench', mode: 'live' }),
  )
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('set synchronous_commit = off')
  await client.query(
    `insert into transactions (id, provider_id, scope, provider_transaction_id, kind, type, wallet_id, seq, player_id, provider_round_id, game_id, currency,
       amount, round_closed, reverses, effect, http_status, body, balance, fingerprint, previous_hash, hash, hash_version, actor, at)
     select (lpad(to_hex(ms), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid, 'bench', '', 'txn-' || n, 'bet', 'cash',
       '00000000-0000-4000-8000-000000000000', n, 'p-' || n % 10000, 'r-' || n, 'g1', 'EUR', 1 + n % 97 + 0.25, false, false, 'posted', 200, '{}', 0,
       sha256('f'), sha256('p'), sha256('h'), 1, 'key:bench', timestamptz 'epoch' + ms * interval '1 ms'
     from (select n, $2::bigint + (n * (($3::bigint - $2::bigint) / $1::bigint)) as ms from generate_series(0, $1::bigint - 1) n) made`,
    [lines, from, to],
  )
  await client.query('analyze transactions')
  await client.end()
}

async function writeStatement(file: string, lines: number, from: number, to: number): Promise<void> {
  const handle = await open(file, 'w')
  let text = 'Txn ID,Type,Amount,Currency,Time,Status,Round ID\n'
  const every = Math.floor(lines / 100)
  const step = Math.floor((to - from) / lines)
  for (let n = 0; n < lines; n++) {
    const line = (id: string, amount: string, status: string) =>
      `${id},bet,${amount},EUR,${new Date(from + n * step).toISOString()},${status},r-${n}\n`
    const [id, amount] = [`txn-${n}`, `${1 + (n % 97)}.25`]
    const kind = n % every === 0 ? (n / every) % 5 : null
    if (kind === 0) text += line(`strange-${n}`, amount, 'ok') + line(id, amount, 'ok')
    else if (kind === 2) text += line(id, `9${amount}`, 'ok')
    else if (kind === 3) text += line(id, amount, 'failed')
    else if (kind === 4) text += line(id, amount, 'ok') + line(id, amount, 'ok')
    else if (kind === null) text += line(id, amount, 'ok')
    if (text.length < 1 << 20) continue
    await handle.write(text)
    text = ''
  }
  await handle.write(text)
  await handle.close()
}

async function report(lines: number, file: string, from: number, to: number): Promise<void> {
  const { size } = await stat(file)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  const columns = ['Txn ID', 'Type', 'Amount', 'Currency', 'Time', 'Status', 'Round ID']
  const asked = { providerId: 'bench', from, to, zone: 'UTC', mapping: suggestMapping(columns, 'UTC') }
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 50)
  const startedAt = performance.now()
  const { counts, sums } = await layBeside(
    { actor: 'bench', at: Date.now() },
    { ...asked, file: { path: file, name: 'statement.csv', bytes: size, sha256: hash.digest('hex') } },
  )
  const seconds = (performance.now() - startedAt) / 1000
  clearInterval(watch)
  const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20)
  const row = {
    lines,
    mib: mebibytes(size),
    seconds,
    peak_rss_mib: mebibytes(peak),
    rss_more_mib: mebibytes(peak - before),
    counts,
    sums,
  }
  console.log(
    `${cpus().length} × ${cpus()[0]?.model.trim()}\n\n${lines.toLocaleString('en')} lines (${row.mib} MiB) beside as many transactions: ${seconds.toFixed(1)} s, bar ${barSeconds}: ${seconds <= barSeconds ? 'holds' : 'MISSED'}; memory at most ${row.peak_rss_mib} MiB, ${row.rss_more_mib} more than before\n${JSON.stringify(counts)}`,
  )
  mkdirSync('bench-results', { recursive: true })
  writeFileSync('bench-results/reconcile.json', `${JSON.stringify(row, null, 2)}\n`)
}
