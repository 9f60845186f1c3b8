import { refuse } from '@/lib/refusal'
import type { Decision } from './decision'
import type { Desk } from './desk'
import { endApproval } from './end'
import { lockWaiting } from './lock'
import type { ApprovalState } from './states'

/**
 * The maker takes back what they asked for. Returns `expired` where its time had run out. Refuses NOT_ALLOWED
 * for anybody else and for what is decided already.
 */
export async function withdrawApproval(desk: Desk, { id, note }: Decision): Promise<ApprovalState> {
  const { tx, staff, by } = desk
  const { approval, isOver } = await lockWaiting(tx, id, by.at)
  if (approval.makerId !== staff.id)
    refuse('NOT_ALLOWED', { message: 'Only the person who asked for it can withdraw it.' })
  const state = isOver ? 'expired' : 'withdrawn'
  const decidedBy = isOver ? null : staff.id
  await endApproval(tx, approval, state, { decidedBy, note: note.trim() || null, at: by.at })
  await desk.audit({
    action: isOver ? 'approval.expire' : 'approval.withdraw',
    subject: { kind: 'approval', id },
    playerId: approval.playerId,
    reason: note.trim() || null,
    before: { state: 'waiting' },
    after: { state, action: approval.action },
  })
  return state
}
