import { rm } from 'node:fs/promises'
import { audited } from '@/lib/audit/audited'
import { type Instant, now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { isPassingTrouble } from '@/lib/db/trouble'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { isRefusal } from '@/lib/refusal'
import { isAllowed, isRole, reasonAgainst } from '@/lib/staff/permissions'
import { exportFile, fileNameOf } from './folder'
import type { Job, Progress, Result } from './job'
import { exportKinds, isLedgerKind } from './kinds'
import { attemptsMax, beat, listGivenUp, markDone, markFailed, putBack, takeUp } from './queue'
import type { Asker } from './sources/source'
import { writeLedger } from './write-ledger'
import { writeList } from './write-list'

const day = 86_400_000

/** How often a worker says that it lives, in milliseconds. */
const beatEvery = 1000

/** What came of the exports that were worked at, by id. */
export type Worked = Record<string, 'done' | 'failed' | 'put back' | 'cancelled'>

/**
 * Works at exports, one after another, until none waits or `mayGoOn` says no; one that is under way then is put back
 * for the next process. Null where there was nothing to do. Nothing is lost: what cannot be finished says why.
 */
export async function workExports(mayGoOn: () => boolean = () => true): Promise<Worked | null> {
  const worked: Worked = {}
  for (const job of await listGivenUp(now())) {
    await fail(job, `It was begun ${attemptsMax} times, and each time the process that made it ended.`)
    worked[job.id] = 'failed'
  }
  while (mayGoOn()) {
    const job = await takeUp(now())
    if (!job) break
    worked[job.id] = await work(job, mayGoOn)
  }
  return Object.keys(worked).length > 0 ? worked : null
}

async function work(job: Job, mayGoOn: () => boolean): Promise<Worked[string]> {
  const progress: Progress = { rowsTotal: null, rowsDone: 0, bytes: () => 0 }
  const stopping = new AbortController()
  const beating = keepBeating(job, progress, mayGoOn, stopping)
  try {
    const result = await write(job, await askerOf(job), progress, stopping.signal)
    return (await finish(job, result)) ? 'done' : 'cancelled'
  } catch (error) {
    if (!stopping.signal.aborted) return await giveUp(job, error)
    if (stopping.signal.reason !== 'the process ends') return 'cancelled'
    await putBack(job, false)
    return 'put back'
  } finally {
    beating.stop()
  }
}

function write(job: Job, asker: Asker, progress: Progress, signal: AbortSignal): Promise<Result> {
  const { kind } = job
  return isLedgerKind(kind)
    ? writeLedger({ ...job, kind }, progress, signal)
    : writeList({ ...job, kind }, asker, progress, signal)
}

/** Whoever asked, as they are now: who may no longer take it gets no file. Refuses NOT_ALLOWED. */
async function askerOf({ kind, staffId, madeAt }: Job): Promise<Asker> {
  const asker = { staffId: staffId ?? '', providerId: null, at: madeAt.getTime() }
  if (staffId === null) return asker
  const staff = await prisma().staff.findUniqueOrThrow({ where: { id: staffId } })
  const { read, takes } = exportKinds[kind]
  const lacking = [read, takes].find(one => !isRole(staff.role) || !isAllowed(staff.role, one))
  if (staff.disabledAt) throw new Gone('Whoever asked for it works here no more.')
  if (lacking && isRole(staff.role)) throw new Gone(`${reasonAgainst(staff.role, lacking)}`)
  return { ...asker, providerId: staff.providerId }
}

/** A reason to fail that is no defect. */
class Gone extends Error {}

function keepBeating(job: Job, progress: Progress, mayGoOn: () => boolean, stopping: AbortController) {
  let isBeating = false
  const timer = setInterval(async () => {
    if (!mayGoOn()) return stopping.abort('the process ends')
    if (isBeating) return
    isBeating = true
    try {
      if (!(await beat(job, progress, now()))) stopping.abort('it is not its own any more')
    } catch (error) {
      log().warn({ err: error, export: job.id }, 'an export could not say that it lives')
    } finally {
      isBeating = false
    }
  }, beatEvery)
  return { stop: () => clearInterval(timer) }
}

async function finish(job: Job, result: Result): Promise<boolean> {
  const file = fileNameOf(job)
  const at = now()
  const isDone = await audited({ actor: job.madeBy, at }, async ({ tx, audit }) => {
    const keepUntil = at + env().CAGE_EXPORT_DAYS * day
    if (!(await markDone(tx, job, file, result, at, keepUntil))) return false
    const { rows, sums } = result
    const after = { kind: job.kind, form: job.form, rows, sha256: result.sha256.toString('hex'), sums }
    await audit({ action: 'export.finish', subject: { kind: 'export', id: job.id }, after })
    return true
  })
  if (!isDone) await rm(exportFile(file), { force: true })
  return isDone
}

/** The database's trouble of a moment is tried again, a few times; everything else is the export's end. */
async function giveUp(job: Job, error: unknown): Promise<Worked[string]> {
  const isPassing = isPassingTrouble(error)
  if (isPassing && job.attempt < attemptsMax) {
    await putBack(job, true)
    return 'put back'
  }
  if (!isRefusal(error) && !(error instanceof Gone))
    log().error({ err: error, export: job.id }, 'an export failed')
  await fail(job, reasonOf(error, isPassing))
  return 'failed'
}

function reasonOf(error: unknown, isPassing: boolean): string {
  if (isRefusal(error) || error instanceof Gone) return error.message
  if (isPassing) return `The database was in trouble ${attemptsMax} times; try again later.`
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall) return `The folder of the exports (CAGE_EXPORTS) cannot be written to: ${code}.`
  return 'A defect on our side; the server’s log says what it is.'
}

async function fail(job: Job, reason: string, at: Instant = now()): Promise<void> {
  await audited({ actor: job.madeBy, at }, async ({ tx, audit }) => {
    if (!(await markFailed(tx, job, reason, at))) return
    const subject = { kind: 'export', id: job.id } as const
    await audit({ action: 'export.fail', subject, outcome: 'refused', reason, after: { kind: job.kind } })
  })
}
