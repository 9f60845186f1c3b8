import type { By } from '@/lib/actor'
import type { AuditFacts } from '@/lib/audit/record'
import { Prisma } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/prisma'
import { type Claimed, claimCase, refuseClosed } from './claim'
import type { CaseEnd } from './ends'
import { examineRounds } from './examine'

export type Closing = {
  id: string
  ended: CaseEnd
  note?: string | null
  /** The case's `updatedAt` as the person saw it; null or absent where it does not matter. */
  seen?: string | null
}

/**
 * Closes a case and gives the event for the audit, which the caller writes last in its transaction. Refuses
 * INVALID_REQUEST where there is none, NOT_ALLOWED where it is closed already or is not what the person saw.
 */
export async function closeCase(tx: Tx, by: By, closing: Closing): Promise<AuditFacts> {
  const claimed = await claimCase(tx, by, closing.id, closing.seen ?? null)
  refuseClosed(claimed)
  return endCase(tx, by, claimed, closing.ended, closing.note ?? null)
}

/**
 * Closes every open case of these kinds on a round, for a resolution that put it right: stuck rounds unless
 * said. A round that is stuck still, since only a part of it was resolved, keeps its case; so does what was
 * opened by hand about another transaction than `transactionId`, where one is given. Gives an event each.
 */
export async function closeRoundCases(
  tx: Tx,
  by: By,
  roundId: string,
  ended: CaseEnd,
  kinds: string[] = ['stuck_round'],
  transactionId: string | null = null,
): Promise<AuditFacts[]> {
  const found = await tx.case.findMany({
    where: { roundId, state: 'open', kind: { in: kinds } },
    orderBy: { id: 'asc' },
    select: { id: true, kind: true, providerTransactionId: true },
  })
  const isStuck =
    (await examineRounds(tx, Prisma.sql`select * from rounds where id = ${roundId}::uuid`)).length > 0
  const events: AuditFacts[] = []
  const stays = ({ kind, providerTransactionId }: (typeof found)[number]) =>
    kind === 'manual'
      ? transactionId !== null && providerTransactionId !== transactionId
      : kind === 'stuck_round' && isStuck
  for (const { id } of found.filter(one => !stays(one))) {
    const claimed = await claimCase(tx, by, id, null)
    if (claimed.state === 'open') events.push(await endCase(tx, by, claimed, ended, null))
  }
  return events
}

async function endCase(
  tx: Tx,
  by: By,
  claimed: Claimed,
  ended: CaseEnd,
  note: string | null,
): Promise<AuditFacts> {
  const { id, playerId, owner, changeAt } = claimed
  await tx.case.update({
    where: { id },
    data: {
      state: 'closed',
      closedAt: changeAt,
      closedBy: by.actor,
      ended,
      snoozedUntil: null,
      updatedAt: changeAt,
    },
  })
  const subject = { kind: 'case', id } as const
  return {
    action: 'case.close',
    subject,
    playerId,
    reason: note,
    before: { state: 'open', owner },
    after: { state: 'closed', ended, owner },
  }
}
