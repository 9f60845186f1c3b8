import { refuse } from '@/lib/refusal'
import type { Decision } from './decision'
import type { Desk } from './desk'
import { endApproval } from './end'
import { lockWaiting } from './lock'
import type { ApprovalState } from './states'

/**
 * A second person says no; nothing is posted, ever. Returns `expired` where its time had run out. Refuses
 * INVALID_REQUEST without a note, NOT_ALLOWED for the maker (who withdraws) and for what is decided already.
 */
export async function declineApproval(desk: Desk, { id, note }: Decision): Promise<ApprovalState> {
  const { tx, staff, by } = desk
  if (note.trim().length < 3) refuse('INVALID_REQUEST', { field: 'note', message: 'Say why you decline it.' })
  const { approval, isOver } = await lockWaiting(tx, id, by.at)
  if (approval.makerId === staff.id)
    refuse('NOT_ALLOWED', { message: 'You asked for it yourself: withdraw it, or let somebody else decide.' })
  const state = isOver ? 'expired' : 'declined'
  const decidedBy = isOver ? null : staff.id
  await endApproval(tx, approval, state, { decidedBy, note: note.trim(), at: by.at })
  await desk.audit({
    action: isOver ? 'approval.expire' : 'approval.decline',
    subject: { kind: 'approval', id },
    playerId: approval.playerId,
    reason: note.trim(),
    before: { state: 'waiting' },
    after: { state, action: approval.action },
  })
  return state
}
