import type { Instant } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import type { Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import type { Job, Progress, Result } from './job'

/** Milliseconds after which a worker that does not say that it lives is taken for dead. */
export const deadAfter = 30_000

/** How often an export is begun at most: one that ends its process each time must not do so for ever. */
export const attemptsMax = 5

/**
 * The oldest export that waits, or whose worker is dead, as this worker's; null where there is none. However many
 * ask, each gets another.
 */
export async function takeUp(at: Instant): Promise<Job | null> {
  const { rows } = await appPool().query(
    `update exports set state = 'running', worker = $1, attempt = attempt + 1, started_at = $2, heartbeat_at = $2,
       rows_total = null, rows_done = 0, bytes = 0
     where id = (
       select id from exports where (state = 'queued' or state = 'running' and heartbeat_at < $3) and attempt < $4
       order by made_at, id limit 1 for update skip locked)
     returning id, kind, asked, form, bom, made_by as "madeBy", staff_id as "staffId", made_at as "madeAt", attempt, worker`,
    [newId(), new Date(at), new Date(at - deadAfter), attemptsMax],
  )
  return rows[0] ?? null
}

/** Exports that were begun as often as they may be, and whose last worker is dead too. */
export async function listGivenUp(at: Instant): Promise<Job[]> {
  const { rows } = await appPool().query(
    `select id, kind, asked, form, bom, made_by as "madeBy", staff_id as "staffId", made_at as "madeAt", attempt, worker
     from exports where attempt >= $2 and (state = 'running' and heartbeat_at < $1)`,
    [new Date(at - deadAfter), attemptsMax],
  )
  return rows
}

/** Says that the worker lives and how far it is. False where the export is not its own any more: cancelled, or taken up by another. */
export async function beat(job: Job, progress: Progress, at: Instant): Promise<boolean> {
  const { rowCount } = await appPool().query(
    `update exports set heartbeat_at = $3, rows_total = $4, rows_done = $5, bytes = $6
     where id = $1 and worker = $2 and state = 'running'`,
    [job.id, job.worker, new Date(at), progress.rowsTotal, progress.rowsDone, progress.bytes()],
  )
  return rowCount === 1
}

/** Puts it back: another worker begins it anew. `counts` is false where it was only this process that ended. */
export async function putBack(job: Job, counts: boolean): Promise<void> {
  await appPool().query(
    `update exports set state = 'queued', worker = null, heartbeat_at = null, attempt = attempt - $3
     where id = $1 and worker = $2 and state = 'running'`,
    [job.id, job.worker, counts ? 0 : 1],
  )
}

/** Ends it as done, within the transaction of its event; false where it is not this worker's any more. */
export async function markDone(
  tx: Tx,
  job: Job,
  file: string,
  result: Result,
  at: Instant,
  keepUntil: Instant,
): Promise<boolean> {
  const marked = await tx.$executeRaw`
    update exports set state = 'done', worker = null, heartbeat_at = null, ended_at = ${new Date(at)}, file = ${file},
      rows_total = ${BigInt(result.rows)}, rows_done = ${BigInt(result.rows)}, bytes = ${BigInt(result.bytes)},
      sha256 = ${result.sha256}, sums = ${JSON.stringify(result.sums)}::jsonb, reason = ${result.note},
      expires_at = ${new Date(keepUntil)}
    where id = ${job.id}::uuid and worker = ${job.worker}::uuid and state = 'running'`
  return marked === 1
}

/** The same for one that failed, with its reason in a sentence. */
export async function markFailed(tx: Tx, job: Job, reason: string, at: Instant): Promise<boolean> {
  const marked = await tx.$executeRaw`
    update exports set state = 'failed', worker = null, heartbeat_at = null, ended_at = ${new Date(at)}, reason = ${reason}
    where id = ${job.id}::uuid and worker = ${job.worker}::uuid and state = 'running'`
  return marked === 1
}
