import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { verifyLock } from './verify'

/** A verification as the page shows it. Counts are texts; `progress` while it runs: how many parts of how many are done. */
export type VerificationRow = {
  id: string
  startedAt: string
  kind: string
  /** `running`, `broken off`, `holds`, `does not hold`, `incomplete`. */
  state: string
  progress: string | null
  sinceSeal: string | null
  transactions: string | null
  postings: string | null
  seals: string | null
  tookMs: number | null
  startedBy: string
  /** The checks that do not hold or could not be read, with what they say. */
  failed: { name: string; violations: string; examples: string[] }[]
}

type Check = { name: string; ok: boolean | 'incomplete'; violations: number; examples: string[] }

const shown = 20

/** The last verifications, newest first. */
export async function listVerifications(): Promise<VerificationRow[]> {
  const [found, isRunning] = await Promise.all([
    prisma().verification.findMany({ orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: shown }),
    isOneRunning(),
  ])
  return found.map(one => {
    const checks = (one.checks ?? []) as Prisma.JsonArray as unknown as Check[]
    const failed = checks.filter(check => check.ok !== true)
    return {
      id: one.id,
      startedAt: timeCell(one.startedAt),
      kind: one.kind,
      state: stateOf(one.state === 'running', isRunning, one.ok, one.complete, checks.length),
      progress: one.state === 'running' ? `${one.checksDone} of ${one.checksTotal || '?'} parts` : null,
      sinceSeal: textOf(one.sinceSeal),
      transactions: textOf(one.transactions),
      postings: textOf(one.postings),
      seals: textOf(one.seals),
      tookMs: one.tookMs,
      startedBy: one.startedBy,
      failed: failed.map(({ name, violations, examples }) => ({
        name,
        violations: `${violations}`,
        examples,
      })),
    }
  })
}

/** Whether any process verifies right now: whoever does holds the lock. */
async function isOneRunning(): Promise<boolean> {
  const [row] = await prisma().$queryRaw<{ held: boolean }[]>`
    select exists (
      select from pg_locks where locktype = 'advisory' and granted and objsubid = 2
        and classid = ${verifyLock.space}::oid and objid = ${verifyLock.id}::oid
        and database = (select oid from pg_database where datname = current_database())
    ) as held`
  return row!.held
}

function stateOf(
  isUnended: boolean,
  isRunning: boolean,
  ok: boolean | null,
  complete: boolean | null,
  checks: number,
): string {
  if (isUnended && isRunning) return 'running'
  if (isUnended || checks === 0) return 'broken off'
  if (ok) return 'holds'
  return complete ? 'does not hold' : 'incomplete'
}

function textOf(count: bigint | null): string | null {
  return count === null ? null : `${count}`
}
