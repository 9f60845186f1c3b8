import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { verifyLedger } from '@/lib/ledger/verify'
import { presign, uniform } from './casino'
import {
  measurePgbench,
  type Running,
  residentMemory,
  startCage,
  startObvious,
  startPlain,
} from './contenders'
import { benchLists } from './lists/main'
import { closedLoop, type Measured, openLoop, percentile } from './load'
import { benchMonthEnd } from './month-end/main'
import { benchOffice } from './office'
import { servePlain } from './plain'
import { benchReconcile } from './reconcile/main'
import { type Figures, median, printTable } from './report'
import { type Ground, prepareGround } from './setup'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    bets: { type: 'string', default: '30000' },
    million: { type: 'string', default: '1000000' },
    only: { type: 'string', default: '' },
    lists: { type: 'boolean', default: false },
    office: { type: 'boolean', default: false },
    'month-end': { type: 'boolean', default: false },
    reconcile: { type: 'boolean', default: false },
    lines: { type: 'string', default: '1000000' },
    postings: { type: 'string', default: '10000000' },
  },
})

const players = 2000
const rounds = Number.parseInt(options.rounds, 10)
const bets = Number.parseInt(options.bets, 10)

const loads = [
  { name: 'cage, 16 connections, uniform', connections: 16, seat: uniform, repeats: 0 },
  { name: 'cage, 64 connections, uniform', connections: 64, seat: uniform, repeats: 0 },
  { name: 'cage, 256 connections, uniform', connections: 256, seat: uniform, repeats: 0 },
  { name: 'cage, 256 connections, one hot player', connections: 256, seat: () => 0, repeats: 0 },
  { name: 'cage, 256 connections, 20 % repeats', connections: 256, seat: uniform, repeats: 0.2 },
]

if (positionals[0] === 'plain') servePlain()
else if (options.lists) await benchLists(Number.parseInt(options.postings, 10))
else if (options['month-end']) await benchMonthEnd(Number.parseInt(options.postings, 10))
else if (options.reconcile) await benchReconcile(Number.parseInt(options.lines, 10))
else if (options.office) await benchOffice(rounds)
else await bench()

/** Everything side by side in one run: each round measures every contender once, and medians count. */
async function bench(): Promise<void> {
  const ground = await prepareGround(players)
  const cage = await startCage()
  const rivals = options.only === 'cage' ? null : await startRivals(ground)
  const figures: Figures = new Map()
  try {
    await measureCage(ground, cage, new Map(), 3000)
    for (let round = 1; round <= rounds; round++) {
      console.error(`round ${round} of ${rounds}`)
      await measureCage(ground, cage, figures, bets, round)
      if (rivals) await measureRivals(ground, rivals, figures)
      await measureLone(ground, cage, rivals, figures)
    }
    await measureOpenLoop(ground, cage, figures)
    const million = Number.parseInt(options.million, 10)
    if (million > 0) {
      await measureMemory(ground, cage, figures, million)
      await measureVerify(figures)
    }
  } finally {
    await Promise.all([cage.stop(), rivals?.plain.stop(), rivals?.obvious.stop()])
    await ground.close()
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, Postgres ${ground.version}`
  mkdirSync('bench-results', { recursive: true })
  const results = { machine, rounds, bets, figures: Object.fromEntries(figures) }
  writeFileSync('bench-results/bench.json', `${JSON.stringify(results, null, 2)}\n`)
  printTable(machine, figures)
}

type Rivals = { plain: Running; obvious: Running }

async function startRivals({ procedureUrl, casino }: Ground): Promise<Rivals> {
  return { plain: await startPlain(procedureUrl), obvious: await startObvious(procedureUrl, casino.secret) }
}

/** Each round begins with another load, so that none is always measured on the machine the others have left. */
async function measureCage(
  { casino }: Ground,
  cage: Running,
  figures: Figures,
  count: number,
  round = 0,
): Promise<void> {
  for (let step = 0; step < loads.length; step++) {
    const { name, connections, seat, repeats } = loads[(step + round) % loads.length]!
    const calls = presign(casino, count, seat, repeats)
    note(figures, name, allOk(await closedLoop(cage.port, connections, calls)).rate)
  }
}

async function measureRivals(
  { casino, procedureUrl }: Ground,
  { obvious }: Rivals,
  figures: Figures,
): Promise<void> {
  for (const clients of [16, 32, 64]) {
    const rate = measurePgbench(procedureUrl, clients, 4)
    if (rate !== null) note(figures, `pgbench, ${clients} clients`, rate)
  }
  const transacted = presign(casino, 1000, uniform).map(call => toPath(call, '/api/bet'))
  note(
    figures,
    'next route with a Prisma transaction',
    allOk(await closedLoop(obvious.port, 64, transacted)).rate,
  )
  const empty = presign(casino, 3000, uniform).map(call => toPath(call, '/api/empty'))
  note(figures, 'empty next route', allOk(await closedLoop(obvious.port, 64, empty)).rate)
}

async function measureLone(
  { casino }: Ground,
  cage: Running,
  rivals: Rivals | null,
  figures: Figures,
): Promise<void> {
  const signed = await closedLoop(cage.port, 1, presign(casino, 500, uniform))
  note(figures, 'lone request, cage, p50 ms', percentile(allOk(signed).latencies, 0.5))
  if (!rivals) return
  const plain = await closedLoop(rivals.plain.port, 1, presign(casino, 500, uniform))
  note(
    figures,
    'lone request, stored procedure over plain HTTP, p50 ms',
    percentile(allOk(plain).latencies, 0.5),
  )
}

async function measureOpenLoop({ casino }: Ground, cage: Running, figures: Figures): Promise<void> {
  const capacity = median(figures.get('cage, 256 connections, uniform')!)
  const half = Math.floor(capacity / 2)
  const measured = allOk(await openLoop(cage.port, 256, half, presign(casino, half * 10, uniform)))
  note(figures, 'open loop at half of capacity, bets/s', half)
  for (const share of [0.5, 0.95, 0.99]) {
    note(figures, `open loop at half of capacity, p${share * 100} ms`, percentile(measured.latencies, share))
  }
}

async function measureMemory(
  { casino }: Ground,
  cage: Running,
  figures: Figures,
  most: number,
): Promise<void> {
  const step = 50_000
  for (let done = step; done <= most; done += step) {
    allOk(await closedLoop(cage.port, 256, presign(casino, step, uniform)))
    if (done === most / 10) note(figures, 'memory after a tenth of the bets, MiB', residentMemory(cage.pid))
  }
  note(figures, 'memory after all bets, MiB', residentMemory(cage.pid))
}

/** The proof of everything the bench has posted. */
async function measureVerify(figures: Figures): Promise<void> {
  const report = await verifyLedger()
  if (!report.ok) throw new Error(`the ledger does not hold: ${JSON.stringify(report.checks)}`)
  note(figures, 'cage verify, postings', report.postings)
  note(figures, 'cage verify, s', report.took_ms / 1000)
  note(figures, 'cage verify, s a million postings', report.took_ms / 1000 / (report.postings / 1e6))
}

function allOk(measured: Measured): Measured {
  const others = [...measured.statuses].filter(([status]) => status !== 200)
  if (others.length > 0) throw new Error(`not every call was answered 200: ${JSON.stringify(others)}`)
  return measured
}

/** The same call to another path of the same length class: only the request line changes. */
function toPath(call: Buffer, path: string): Buffer {
  return Buffer.from(call.toString().replace('/api/wallet/bet', path))
}

function note(figures: Figures, name: string, value: number): void {
  figures.set(name, [...(figures.get(name) ?? []), value])
}
