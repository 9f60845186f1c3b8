import type { By } from '@/lib/actor'
import type { AuditFacts } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { changeAfter, isUnchanged } from './claim'
import type { Stuck } from './examine'

/** The sweep as an actor: what it opens, opens again and closes says so. */
export const sweeper = 'sweep'

export type Marked = { opened: number; reopened: AuditFacts[] }

/**
 * Sees to it that each stuck round has its case. One that was closed is opened again only where the sweep had
 * closed it, or where the round changed since: what a person has decided about it stands.
 */
export async function markStuck(tx: Tx, by: By, rounds: Stuck[]): Promise<Marked> {
  if (rounds.length === 0) return { opened: 0, reopened: [] }
  const at = new Date(by.at)
  const { count: opened } = await tx.case.createMany({
    data: rounds.map(round => ({
      id: newId(),
      dedupe: dedupeOf(round.id),
      kind: 'stuck_round',
      ...traitsOf(round),
      providerId: round.providerId,
      playerId: round.playerId,
      roundId: round.id,
      openedBy: sweeper,
      openedAt: at,
      updatedAt: at,
      since: round.openedAt,
    })),
    skipDuplicates: true,
  })
  if (opened === rounds.length) return { opened, reopened: [] }
  return { opened, reopened: await reopen(tx, by, rounds) }
}

/** What of a case follows from the round as it is now. */
export function traitsOf({ reason, code, currency, amount }: Stuck) {
  return { reason, code, currency, amount }
}

async function reopen(tx: Tx, by: By, rounds: Stuck[]): Promise<AuditFacts[]> {
  const known = new Map(rounds.map(round => [dedupeOf(round.id), round]))
  const closed = await tx.case.findMany({
    where: { dedupe: { in: [...known.keys()] }, state: 'closed' },
    orderBy: { id: 'asc' },
    select: { id: true, dedupe: true, ended: true, closedBy: true, closedAt: true, updatedAt: true },
  })
  const events: AuditFacts[] = []
  for (const { id, dedupe, ended, closedBy, closedAt, updatedAt } of closed) {
    const round = known.get(dedupe)!
    if (closedBy !== sweeper && closedAt && round.updatedAt <= closedAt) continue
    if (!(await isUnchanged(tx, { id, updatedAt }))) continue
    await tx.case.update({
      where: { id },
      data: {
        ...traitsOf(round),
        state: 'open',
        closedAt: null,
        closedBy: null,
        ended: null,
        updatedAt: changeAfter(by, updatedAt),
      },
    })
    events.push({
      action: 'case.reopen',
      subject: { kind: 'case', id },
      playerId: round.playerId,
      before: { state: 'closed', ended },
      after: { state: 'open', reason: round.reason },
    })
  }
  return events
}

/** A round is stuck once, however often it is looked at. */
function dedupeOf(roundId: string): string {
  return JSON.stringify(['stuck_round', roundId])
}
