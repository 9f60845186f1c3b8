import type pg from 'pg'
import { audit, auditedStaff, auditHead } from './proof/audit'
import { balances, chains, hashes, wallets } from './proof/chains'
import { type Check, type Scope, type Since, scopeOf } from './proof/check'
import { guards, partitions } from './proof/guards'
import { accounts, base, sums } from './proof/money'
import { outcomes, reversals, tombstones } from './proof/outcomes'
import { linkPasses } from './proof/passes'
import { roundRates, rounds } from './proof/rounds'
import { type CheckResult, incomplete, merge, runCheck, runPass } from './proof/run'
import { openSnapshot, type Snapshot, summarise } from './proof/snapshot'
import { staff } from './proof/staff'

export type Report = {
  /** Every law was checked to the end and holds. */
  ok: boolean
  /** Everything could be read. Without it the ledger is never called ok. */
  complete: boolean
  checks: CheckResult[]
  took_ms: number
  transactions: number
  postings: number
}

/** Something to check in the snapshot: what it is about, and what came of it. */
export type Work = { names: string[]; run: (reader: pg.Client) => Promise<CheckResult[]> }

export type VerifyOptions = {
  /** Milliseconds a check may take; what takes longer is incomplete. No limit unless given. */
  timeout?: number
  /** Connections that check at once, two unless given. Each takes up to about 200 MB of the server's memory. */
  connections?: number
  /** Only what came since a moment that was proven; everything unless given. */
  since?: Since | null
  /** How many pages of transactions are held against their postings at a time: some 40 MB of memory unless given. */
  slicePages?: number
  /** What else is to be checked, at the same moment of the database. */
  also?: Work[]
  /** Told of each part that is done, of so many. */
  onDone?: (done: number, total: number) => void
}

/** Laws that are looked at one by one, also of what came since. */
const laws = [
  rounds,
  roundRates,
  wallets,
  reversals,
  tombstones,
  staff,
  audit,
  () => auditHead,
  auditedStaff,
  () => guards,
  () => partitions,
]

/** Laws of the whole: what came since cannot break them alone, or only where another law is broken too. */
const wholeLaws: Check[] = [sums, accounts]

/** Laws that one pass looks at together, where everything is read. */
const passedLaws = [hashes, chains, balances, outcomes, base]

/**
 * Proves the ledger: derives everything again from what is stored and names what does not fit. One read-only
 * snapshot, so it is consistent beside writers; set-based, so that only violations leave the database. Of what
 * came since a proven moment, each link is held against the one before it.
 * Never throws: what could not be read makes the report incomplete.
 */
export async function verifyLedger(options: VerifyOptions = {}): Promise<Report> {
  const startedAt = performance.now()
  const results = await runAll(options)
  return {
    ok: results.every(result => result.ok === true),
    complete: results.every(result => result.ok !== 'incomplete'),
    checks: results,
    took_ms: Math.round(performance.now() - startedAt),
    transactions: rowsOf(results, 'chains'),
    postings: rowsOf(results, 'base'),
  }
}

async function runAll(options: VerifyOptions) {
  const { timeout = 0, connections = 2, since = null, slicePages = 8192, also = [], onDone } = options
  const scope = scopeOf(since)
  const works = [...worksOf(scope, slicePages), ...also]
  let snapshot: Snapshot
  if (!since) await summarise()
  try {
    snapshot = await openSnapshot(connections, timeout, since !== null)
  } catch (error) {
    return byName(works.flatMap(({ names }) => names.map(name => incomplete(name, error))))
  }
  try {
    const results = await share(snapshot, works, done => onDone?.(done, works.length))
    return byName(await lookCloser(snapshot, scope, results))
  } finally {
    await snapshot.close()
  }
}

function worksOf(scope: Scope, slicePages: number): Work[] {
  const one = (check: Check): Work => ({
    names: [check.name],
    run: async reader => [await runCheck(reader, check)],
  })
  const parts = laws.map(law => one(law(scope)))
  if (scope.since) return [...passedLaws.map(law => one(law(scope))), ...parts]
  const passes = linkPasses(slicePages).map(pass => ({
    names: pass.laws,
    run: (reader: pg.Client) => runPass(reader, pass),
  }))
  return [...passes, ...parts, ...wholeLaws.map(one)]
}

/**
 * Where a pass found anything broken, or could not look, each of its laws is looked at by itself: it names what does not
 * fit. All of them: what one law breaks may hide from a pass what breaks another.
 */
async function lookCloser(snapshot: Snapshot, scope: Scope, results: CheckResult[]): Promise<CheckResult[]> {
  if (scope.since) return results
  const passed = passedLaws.map(law => law(scope))
  const ofPasses = results.filter(({ name }) => passed.some(check => check.name === name))
  const closer = ofPasses.every(({ ok }) => ok === true) ? [] : passed
  const works = closer.map(check => ({
    names: [check.name],
    run: async (reader: pg.Client) => [await runCheck(reader, check)],
  }))
  const named = await share(snapshot, works)
  return [...results.filter(({ name }) => !closer.some(check => check.name === name)), ...named]
}

/** Shares the works among the readers, in their order. */
async function share(
  snapshot: Snapshot,
  works: Work[],
  onDone: (done: number) => void = () => {},
): Promise<CheckResult[]> {
  const results: CheckResult[][] = []
  const waiting = works.entries()
  let done = 0
  await Promise.all(
    snapshot.readers.map(async reader => {
      for (const [index, work] of waiting) {
        results[index] = await work.run(reader)
        onDone(++done)
      }
    }),
  )
  return results.flat()
}

function byName(results: CheckResult[]): CheckResult[] {
  const names = [...new Set(results.map(result => result.name))]
  return names.map(name => merge(results.filter(result => result.name === name)))
}

function rowsOf(results: CheckResult[], name: string): number {
  return results.find(result => result.name === name)?.rows ?? 0
}
