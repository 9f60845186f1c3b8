import type { Tx } from '@/lib/db/prisma'
import type { LockedApproval } from './lock'
import type { ApprovalState } from './states'

type End = { decidedBy: string | null; note: string | null; at: number }

/** Writes how a change that waited has ended. The database keeps it so for ever (trigger `approvals_kept`). */
export async function endApproval(
  tx: Tx,
  approval: Pick<LockedApproval, 'id'>,
  state: Exclude<ApprovalState, 'waiting'>,
  { decidedBy, note, at }: End,
): Promise<void> {
  await tx.approval.update({
    where: { id: approval.id },
    data: { state, decidedBy, decidedAt: new Date(at), decisionNote: note },
  })
}
