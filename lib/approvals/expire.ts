import type { By } from '@/lib/actor'
import { recordAudit } from '@/lib/audit/record'
import { inTransaction, prisma, type Tx } from '@/lib/db/prisma'
import { endApproval } from './end'
import type { LockedApproval } from './lock'

const atOnce = 100

/** Ends what nobody decided in time, at most a hundred a call; returns how many. Called by a timer. */
export async function expireApprovals(at: number): Promise<number> {
  const due = await prisma().approval.findMany({
    where: { state: 'waiting', expiresAt: { lte: new Date(at) } },
    orderBy: { expiresAt: 'asc' },
    take: atOnce,
    select: { id: true },
  })
  let ended = 0
  for (const { id } of due) {
    const did = await inTransaction(async tx => {
      await tx.$queryRaw`select id from approvals where id = ${id}::uuid for update`
      const approval = await tx.approval.findUnique({ where: { id } })
      if (approval?.state !== 'waiting') return false
      await expireApproval(tx, { actor: 'sweep', at }, approval)
      return true
    })
    if (did) ended += 1
  }
  return ended
}

/** Writes down that the time of a locked one has run out, with its event of the audit. */
export async function expireApproval(
  tx: Tx,
  by: By,
  approval: Pick<LockedApproval, 'id' | 'playerId' | 'action'>,
): Promise<void> {
  await endApproval(tx, approval, 'expired', { decidedBy: null, note: null, at: by.at })
  await recordAudit(tx, by, {
    action: 'approval.expire',
    subject: { kind: 'approval', id: approval.id },
    playerId: approval.playerId,
    before: { state: 'waiting' },
    after: { state: 'expired', action: approval.action },
  })
}
