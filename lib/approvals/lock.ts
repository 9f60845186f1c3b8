import type { Tx } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'
import { approvalStates, stateAt } from './states'

/** An approval that is locked until the transaction ends, so that two deciders cannot both decide. */
export type LockedApproval = NonNullable<Awaited<ReturnType<typeof findLocked>>>

/**
 * Locks what still waits. `isOver` where its time has run out since: whoever finds that writes it down.
 * Refuses NOT_ALLOWED for what is unknown or decided already.
 */
export async function lockWaiting(
  tx: Tx,
  id: string,
  at: number,
): Promise<{ approval: LockedApproval; isOver: boolean }> {
  const approval = await findLocked(tx, id)
  if (!approval) refuse('NOT_ALLOWED', { message: 'There is no such change.' })
  const state = stateAt(approval, at)
  if (approval.state !== 'waiting')
    refuse('NOT_ALLOWED', { message: `This change ${approvalStates[state]}. It is decided already.` })
  return { approval, isOver: state === 'expired' }
}

async function findLocked(tx: Tx, id: string) {
  await tx.$queryRaw`select id from approvals where id = ${id}::uuid for update`
  return tx.approval.findUnique({ where: { id } })
}
