import { heedingGuards } from '@/lib/approvals/database-refusal'
import type { Desk } from '@/lib/approvals/desk'
import { endApproval } from '@/lib/approvals/end'
import { expireApproval } from '@/lib/approvals/expire'
import { type LockedApproval, lockWaiting } from '@/lib/approvals/lock'
import { isRefusal, refuse } from '@/lib/refusal'
import type { Scope } from '@/lib/staff/action'
import { applyResolution } from './apply'
import { type Intent, parseIntent } from './intent'
import { againstMaker } from './maker'
import { type Prepared, prepare } from './prepare'
import { lockSubject } from './subject'

/** How an approval ended: posted, or why not; what was posted, and a sentence where nothing was. */
export type Approved =
  | { state: 'approved'; playerId: string; transactionIds: string[] }
  | { state: 'moved' | 'expired'; playerId: string; message: string }

/**
 * A second person says yes. What the change rests on is looked at again: where it moved, or its time has run
 * out, that is written down for good and nothing is posted. Never the maker. Refuses NOT_ALLOWED, and then it
 * still waits, where the wallet's rules refuse the posting of this moment (a balance too low).
 */
export function approveResolution(scope: Scope, given: { id: string; note: string }): Promise<Approved> {
  return heedingGuards(() => approveOnce(scope, given))
}

async function approveOnce(scope: Scope, { id, note }: { id: string; note: string }): Promise<Approved> {
  const { tx, staff, by } = scope
  const { approval, intent, isOver } = await lockBoth(scope, id)
  const { makerId } = approval
  const { playerId } = intent
  if (makerId === staff.id)
    refuse('NOT_ALLOWED', { message: 'You asked for it yourself: somebody else has to approve it.' })
  if (isOver) {
    await expireApproval(tx, by, approval)
    await scope.audit(eventOf(approval, 'refused', 'its time had run out'))
    return { state: 'expired', playerId, message: 'Its time had run out: nothing was posted.' }
  }
  const prepared = await prepareAgain(scope, approval, intent)
  if (typeof prepared === 'string') return endMoved(scope, approval, playerId, prepared)
  await endApproval(tx, approval, 'approved', { decidedBy: staff.id, note: note.trim() || null, at: by.at })
  const decided = { formId: id, makerId, approverId: staff.id, approvalId: id }
  const { posted, events } = await applyResolution(tx, by, prepared, decided)
  const transactionIds = posted.map(one => one.id)
  await tx.approval.update({ where: { id }, data: { transactionIds } })
  await scope.audit(eventOf(approval, 'done', note.trim() || null))
  for (const event of events) await scope.audit(event)
  return { state: 'approved', playerId, transactionIds }
}

/** Locks the wallet and then the approval: in the order in which whoever asks for one does. */
async function lockBoth({ tx, by }: Desk, id: string) {
  const found = await tx.approval.findUnique({ where: { id } })
  const intent = found && parseIntent(found.payload)
  if (!intent) refuse('NOT_ALLOWED', { message: 'There is no such change.' })
  await lockSubject(tx, intent)
  return { ...(await lockWaiting(tx, id, by.at)), intent }
}

/** The intent against the present state; a sentence where that is not what the maker saw. */
async function prepareAgain(
  { tx, by }: Desk,
  approval: LockedApproval,
  intent: Intent,
): Promise<Prepared | string> {
  const maker = await tx.staff.findUniqueOrThrow({ where: { id: approval.makerId } })
  const against = againstMaker(maker, intent.action)
  if (against) return against
  try {
    const prepared = await prepare(tx, intent, maker, by.at)
    const seen = Buffer.from(approval.basis).toString('hex')
    return prepared.basis === seen ? prepared : 'What it is about has changed since it was asked for.'
  } catch (thrown) {
    if (isRefusal(thrown)) return thrown.message
    throw thrown
  }
}

async function endMoved(
  scope: Scope,
  approval: LockedApproval,
  playerId: string,
  why: string,
): Promise<Approved> {
  const { tx, staff, by } = scope
  await endApproval(tx, approval, 'moved', { decidedBy: staff.id, note: why, at: by.at })
  await scope.audit(eventOf(approval, 'refused', why))
  return { state: 'moved', playerId, message: `${why} Nothing was posted.` }
}

function eventOf(
  { id, playerId, action, makerId }: LockedApproval,
  outcome: 'done' | 'refused',
  reason: string | null,
) {
  const subject = { kind: 'approval', id } as const
  const after = { action, maker: makerId }
  return { action: 'approval.approve', subject, outcome, playerId, reason, after } as const
}
