import type pg from 'pg'
import type { By } from '@/lib/actor'
import { newId } from '@/lib/ids'
import type { CheckResult } from '@/lib/ledger/proof/run'
import { type Report, verifyLedger } from '@/lib/ledger/verify'
import { nameAltered, sealWorks } from './check'
import { openSealConnection } from './connection'
import type { Seal } from './document'
import { readLastSeal, readSeals } from './read'
import { sealStore } from './store'

/** A proof of ledger, audit and seals together, as it is kept. */
export type Verified = Report & {
  id: string
  kind: 'whole' | 'since'
  /** The seal it began behind, where it did not look at everything. */
  since_seal: string | null
  /** The newest seal it looked at. */
  seal: string | null
  seals: number
  audit_events: number
}

export type HowToVerify = {
  /** Everything, and not only what was committed since the last proven seal. */
  isWhole: boolean
  connections?: number
  /** Told once it runs. */
  onStart?: () => void
}

/** Two numbers, so that whoever looks can tell the lock in pg_locks. */
export const verifyLock = { space: 7277, id: 2 }

type Known = { seal: string; xid: string; audit: string }

/**
 * Verifies ledger, audit and seals at one moment of the database and keeps what came of it. One at a time in
 * all processes: null while another one runs. Without a seal that was proven before, it looks at everything.
 */
export async function verify(by: By, how: HowToVerify): Promise<Verified | null> {
  const client = await openSealConnection()
  try {
    const { rows } = await client.query(
      `select pg_try_advisory_lock(${verifyLock.space}, ${verifyLock.id}) as got`,
    )
    if (!rows[0].got) return null
    const known = how.isWhole ? null : await readKnown(client)
    const seal = (await readLastSeal(client))?.number ?? null
    const id = await begin(client, by, known)
    how.onStart?.()
    const report = await run(client, id, how, known)
    const kind = known ? 'since' : 'whole'
    const rowsOf = (name: string) => report.checks.find(one => one.name === name)?.rows ?? 0
    const counts = { seals: rowsOf('seals'), audit_events: rowsOf('audit') }
    const verified: Verified = { id, kind, since_seal: known?.seal ?? null, seal, ...counts, ...report }
    await end(client, verified)
    return verified
  } finally {
    await client.end().catch(() => {})
  }
}

async function run(client: pg.Client, id: string, how: HowToVerify, known: Known | null): Promise<Report> {
  let told: Promise<unknown> = Promise.resolve()
  const tell = (done: number, total: number) => {
    const sql = 'update verifications set checks_done = $2, checks_total = $3 where id = $1'
    told = told.then(() => client.query(sql, [id, done, total])).catch(() => {})
  }
  const report = await verifyLedger({
    connections: how.connections,
    since: known && { xid: known.xid, auditSeq: known.audit },
    also: sealWorks(sealStore(), known?.seal ?? null),
    onDone: tell,
  })
  await told
  return nameUnderSeals(client, report, known)
}

/** Where content does not fit its hash, the seal it is under says so too. */
async function nameUnderSeals(client: pg.Client, report: Report, known: Known | null): Promise<Report> {
  if (report.checks.find(({ name }) => name === 'hashes')?.ok !== false) return report
  const seals: Seal[] = []
  for await (const seal of readSeals(client, known?.seal)) seals.push(seal)
  const named = await nameAltered(client, seals).catch(() => [])
  if (named.length === 0) return report
  const withNamed = (one: CheckResult): CheckResult => ({
    ...one,
    ok: false,
    violations: one.violations + named.length,
    examples: [...one.examples, ...named],
  })
  return { ...report, checks: report.checks.map(one => (one.name === 'sealed' ? withNamed(one) : one)) }
}

/** The newest seal that a verification without fault has looked at. */
async function readKnown(client: pg.Client): Promise<Known | null> {
  const { rows } = await client.query(
    `select s.number::text as seal, s.to_xid::text as xid, s.audit_seq::text as audit
     from verifications v join seals s on s.number = v.seal
     where v.state = 'done' and v.ok and v.complete order by s.number desc limit 1`,
  )
  return rows[0] ?? null
}

async function begin(client: pg.Client, by: By, known: Known | null): Promise<string> {
  // Whatever is said to run does not: we hold the lock.
  await client.query(
    `update verifications set state = 'done', ok = false, complete = false, took_ms = 0, checks = '[]' where state = 'running'`,
  )
  const id = newId()
  await client.query(
    `insert into verifications (id, kind, since_seal, state, started_by, started_at, checks_total)
     values ($1, $2, $3, 'running', $4, $5, 0)`,
    [id, known ? 'since' : 'whole', known?.seal ?? null, by.actor, new Date(by.at)],
  )
  return id
}

async function end(client: pg.Client, verified: Verified): Promise<void> {
  const { id, seal, ok, complete, transactions, postings, seals, audit_events, took_ms, checks } = verified
  await client.query(
    `update verifications set state = 'done', seal = $2, ok = $3, complete = $4, transactions = $5, postings = $6,
       seals = $7, audit_events = $8, took_ms = $9, checks = $10 where id = $1`,
    [id, seal, ok, complete, transactions, postings, seals, audit_events, took_ms, JSON.stringify(checks)],
  )
}
