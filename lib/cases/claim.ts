import type { By } from '@/lib/actor'
import type { Tx } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'

/** What a case is before it is changed; locked until the transaction ends. */
export type Claimed = {
  id: string
  kind: string
  state: string
  playerId: string | null
  roundId: string | null
  ownerId: string | null
  owner: string | null
  snoozedUntil: Date | null
  ended: string | null
  /** The moment of the change that comes now: later than the last one, so that `seen` tells them apart. */
  changeAt: Date
}

/**
 * Locks a case and makes sure that it still is what the person saw: `seen` is its `updatedAt` of then, null
 * where it does not matter. Refuses NOT_ALLOWED with one sentence that says what happened in between.
 */
export async function claimCase(tx: Tx, by: By, id: string, seen: string | null): Promise<Claimed> {
  await lockCase(tx, id)
  const found = await tx.case.findUnique({ where: { id }, include: { owner: { select: { name: true } } } })
  if (!found) refuse('INVALID_REQUEST', { message: 'There is no such case.' })
  if (seen !== null && found.updatedAt.toISOString() !== seen) {
    const what = found.state === 'closed' ? 'closed' : 'changed'
    const whose = found.owner ? ` It is now with ${found.owner.name}.` : ''
    refuse('NOT_ALLOWED', {
      message: `This case was ${what} since you looked at it.${whose} Nothing was done: look again.`,
    })
  }
  const { kind, state, playerId, roundId, ownerId, snoozedUntil, ended } = found
  const changeAt = changeAfter(by, found.updatedAt)
  const owner = found.owner?.name ?? null
  return { id, kind, state, playerId, roundId, ownerId, owner, snoozedUntil, ended, changeAt }
}

/** Locks a case until the transaction ends; when it was last changed, or null where there is none. */
export async function lockCase(tx: Tx, id: string): Promise<Date | null> {
  const [found] = await tx.$queryRaw<{ updatedAt: Date }[]>`
    select updated_at as "updatedAt" from cases where id = ${id}::uuid for update`
  return found?.updatedAt ?? null
}

/** Whether a case still is what was read before; locked until the transaction ends where it is. */
export async function isUnchanged(tx: Tx, one: { id: string; updatedAt: Date }): Promise<boolean> {
  return (await lockCase(tx, one.id))?.getTime() === one.updatedAt.getTime()
}

/** The moment of a change: later than the last one, so that two changes can be told apart by it. */
export function changeAfter(by: By, updatedAt: Date): Date {
  return new Date(Math.max(by.at, updatedAt.getTime() + 1))
}

/** Refuses NOT_ALLOWED for what can only be done to an open case. */
export function refuseClosed(claimed: Claimed): void {
  if (claimed.state === 'closed')
    refuse('NOT_ALLOWED', { message: 'This case is closed: open it again first.' })
}
