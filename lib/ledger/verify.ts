import { audit, auditedStaff, auditHead } from './proof/audit'
import { balances, chains, hashes, wallets } from './proof/chains'
import type { Check } from './proof/check'
import { guards, partitions } from './proof/guards'
import { accounts, base, sums } from './proof/money'
import { outcomes, reversals, tombstones } from './proof/outcomes'
import { roundRates, rounds } from './proof/rounds'
import { type CheckResult, incomplete, merge, runCheck } from './proof/run'
import { openSnapshot, type Snapshot } from './proof/snapshot'
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

export type VerifyOptions = {
  /** Milliseconds a check may take; what takes longer is incomplete. No limit unless given. */
  timeout?: number
  /** Connections that check at once, two unless given. Each takes up to about 200 MB of the server's memory. */
  connections?: number
}

const checks: Check[] = [
  ...hashes,
  chains,
  wallets,
  balances,
  outcomes,
  reversals,
  tombstones,
  accounts,
  base,
  sums,
  rounds,
  roundRates,
  staff,
  audit,
  auditHead,
  auditedStaff,
  guards,
  partitions,
]

/**
 * Proves the ledger: derives everything again from what is stored and names what does not fit. One read-only
 * snapshot, so it is consistent beside writers; set-based, so that only violations leave the database.
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
    transactions: rowsOf(results, chains),
    postings: rowsOf(results, base),
  }
}

async function runAll({ timeout = 0, connections = 2 }: VerifyOptions): Promise<CheckResult[]> {
  let snapshot: Snapshot
  try {
    snapshot = await openSnapshot(connections, timeout)
  } catch (error) {
    return byName(checks.map(check => incomplete(check.name, error)))
  }
  const results: CheckResult[] = []
  const waiting = checks.entries()
  try {
    await Promise.all(
      snapshot.readers.map(async reader => {
        for (const [index, check] of waiting) results[index] = await runCheck(reader, check)
      }),
    )
  } finally {
    await snapshot.close()
  }
  return byName(results)
}

function byName(results: CheckResult[]): CheckResult[] {
  const names = [...new Set(results.map(result => result.name))]
  return names.map(name => merge(results.filter(result => result.name === name)))
}

function rowsOf(results: CheckResult[], check: Check): number {
  return results.find(result => result.name === check.name)?.rows ?? 0
}
