import type { By } from '@/lib/actor'
import { type AuditFacts, recordAudit } from '@/lib/audit/record'
import type { Instant } from '@/lib/clock'
import { inTransaction, prisma, type Tx } from '@/lib/db/prisma'
import { firstPart, lookAt, readReached, writeReached } from './look'
import { sweeper } from './mark'
import { recheckStuck } from './recheck'

/** `complete`: everything was looked at in the time that a sweep has. */
export type Swept = Counts & { complete: boolean }
type Counts = { opened: number; reopened: number; closed: number }

const minute = 60_000
const day = 24 * 60 * minute

// Every round is looked at when it reaches the threshold, and twice more: it may be bet in again, or opened
// again by a rollback, long after it was settled. So the cost follows the rounds that are new, not all of them.
const looks = [0, day, 7 * day]

// Rounds are written a moment after the time they carry, by clocks that differ.
const overlap = minute

/** Milliseconds a sweep may take; the next one goes on where it stopped. */
const patience = 20_000

/**
 * Marks the rounds that are open for longer than their provider is given and not settled (see `examineRounds`)
 * with a case, and closes its cases where the round moved on. Remembers in `sweeps` how far it came, per
 * provider, by the time rounds were opened: only what has become old since is looked at. Any number may run at
 * once: each step holds a lock, and one that does not get it leaves the rest to the other. `mayGoOn` is asked
 * between the steps.
 */
export async function sweepStuckRounds(at: Instant, mayGoOn = () => true): Promise<Swept> {
  const until = performance.now() + patience
  const isOver = () => performance.now() > until || !mayGoOn()
  const swept = { opened: 0, reopened: 0, closed: 0 }
  const providers = await leastLatelySwept()
  const tasks = looks.flatMap(delay => providers.map(({ id }) => ({ id, delay })))
  let complete = await recheckAll(swept, at, isOver)
  for (const { id, delay } of tasks) complete &&= await lookAtAll(swept, id, delay, at, isOver)
  return { ...swept, complete }
}

/** So that one provider's backlog does not keep the others waiting. */
function leastLatelySwept(): Promise<{ id: string }[]> {
  return prisma().$queryRaw`
    select p.id from providers p left join sweeps s on s.name = 'stuck:0:' || p.id order by s.swept_at nulls first, p.id`
}

/** One look at a provider's rounds, part after part; false where another sweep is at it or time is up. */
async function lookAtAll(
  swept: Counts,
  providerId: string,
  delay: number,
  at: Instant,
  isOver: () => boolean,
): Promise<boolean> {
  const by = { actor: sweeper, at }
  const name = `stuck:${delay / day}:${providerId}`
  for (let from: Date | null = null; ; ) {
    const part = await locked(by, async tx => {
      const { stuckAfterMinutes } = await tx.provider.findUniqueOrThrow({ where: { id: providerId } })
      const to = new Date(at - stuckAfterMinutes * minute - delay)
      from ??= beginOf(await readReached(tx, name), to, delay)
      const stretch = await firstPart(tx, { providerId, from, to })
      const { opened, reopened } = await lookAt(tx, by, stretch)
      await writeReached(tx, name, stretch.to.getTime(), at)
      swept.opened += opened
      swept.reopened += reopened.length
      return { events: reopened, value: { end: stretch.to, isLast: stretch.to >= to } }
    })
    if (part?.isLast) return true
    if (!part || isOver()) return false
    from = part.end
  }
}

/**
 * Where a look begins: where the last one came to, with some overlap. A raised threshold takes it back, so
 * that what is too young now is met again. The first look ever begins with the first round; the later ones
 * only follow it.
 */
function beginOf(reached: Instant | null, to: Date, delay: number): Date {
  if (reached === null) return delay === 0 ? new Date(0) : to
  return new Date(Math.min(reached, to.getTime()) - overlap)
}

/** Looks again at every open case, oldest rounds first; goes on where the last sweep ran out of time. */
async function recheckAll(swept: Counts, at: Instant, isOver: () => boolean): Promise<boolean> {
  const by = { actor: sweeper, at }
  const name = 'stuck:cases'
  for (;;) {
    const end = await locked(by, async tx => {
      const from = new Date((await readReached(tx, name)) ?? 0)
      const { closed, next } = await recheckStuck(tx, by, from)
      await writeReached(tx, name, next?.getTime() ?? 0, at)
      swept.closed += closed.length
      return { events: closed, value: next?.getTime() ?? 0 }
    })
    if (end === 0) return true
    if (end === null || isOver()) return false
  }
}

type Step<T> = { events: AuditFacts[]; value: T }

/** One step in a transaction of its own, its events last; null where another sweep holds the lock. */
function locked<T>(by: By, step: (tx: Tx) => Promise<Step<T>>): Promise<T | null> {
  return inTransaction(async tx => {
    const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtext('cage.sweep')) as taken`
    if (!lock?.taken) return null
    const { events, value } = await step(tx)
    for (const event of events) await recordAudit(tx, by, event)
    return value
  })
}
