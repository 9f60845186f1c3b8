import { staffActor } from '@/lib/actor'
import { heedingGuards } from '@/lib/approvals/database-refusal'
import type { Desk } from '@/lib/approvals/desk'
import { endApproval } from '@/lib/approvals/end'
import { expireApproval } from '@/lib/approvals/expire'
import { type LockedApproval, lockWaiting } from '@/lib/approvals/lock'
import { refuse } from '@/lib/refusal'
import { applySheet, lockRates } from './apply'
import { changesOf } from './compare'
import { readKeptSheet } from './kept-sheet'
import { againstRateMaker } from './maker'
import { setEvent } from './put'
import { type Weighed, weighSheet } from './weigh'

/** How the approval of a sheet ended: set, or why not. */
export type SheetApproved = { state: 'approved' } | { state: 'moved' | 'expired'; message: string }

type Kept = NonNullable<Awaited<ReturnType<typeof readKeptSheet>>>

/**
 * A second person says yes to a sheet of rates, which are set then, all of them, in both names. What it rests on is
 * looked at again: where somebody set one of its days or of the days before meanwhile, or its time has run out, that
 * is written down for good and nothing is set. Never the maker: NOT_ALLOWED.
 */
export function approveSheet(desk: Desk, given: { id: string; note: string }): Promise<SheetApproved> {
  return heedingGuards(() => approveOnce(desk, given))
}

async function approveOnce(desk: Desk, { id, note }: { id: string; note: string }): Promise<SheetApproved> {
  const { tx, staff, by } = desk
  await lockRates(tx)
  const { approval, isOver } = await lockWaiting(tx, id, by.at)
  if (approval.makerId === staff.id)
    refuse('NOT_ALLOWED', { message: 'You asked for it yourself: somebody else has to approve it.' })
  if (isOver) {
    await expireApproval(tx, by, approval)
    await desk.audit(eventOf(approval, 'refused', 'its time had run out'))
    return { state: 'expired', message: 'Its time had run out: nothing was set.' }
  }
  const again = await weighAgain(desk, approval)
  const decided = { decidedBy: staff.id, at: by.at }
  if (typeof again === 'string') {
    await endApproval(tx, approval, 'moved', { ...decided, note: again })
    await desk.audit(eventOf(approval, 'refused', again))
    return { state: 'moved', message: `${again} Nothing was set.` }
  }
  await endApproval(tx, approval, 'approved', { ...decided, note: note.trim() || null })
  const { sheet, weighed } = again
  const both = { ...by, actor: staffActor(approval.makerId, staff.id) }
  await applySheet(tx, both, sheet.id, weighed.rows)
  await desk.audit(eventOf(approval, 'done', note.trim() || null))
  await desk.audit(setEvent(sheet, sheet.id, changesOf(weighed.rows), approval.reason))
  return { state: 'approved' }
}

/** The sheet against the present state; a sentence where that is not what the maker saw. */
async function weighAgain(
  { tx }: Desk,
  approval: LockedApproval,
): Promise<{ sheet: Kept; weighed: Weighed } | string> {
  const maker = await tx.staff.findUniqueOrThrow({ where: { id: approval.makerId } })
  const against = againstRateMaker(maker)
  if (against) return against
  const sheet = await readKeptSheet(tx, approval.payload)
  if (!sheet) return 'It was asked for by another version of Cage.'
  const weighed = await weighSheet(tx, sheet, maker.role)
  return weighed.basis === Buffer.from(approval.basis).toString('hex') ? { sheet, weighed } : movedWords
}

export const movedWords = 'Rates that it rests on have been set since it was asked for.'

function eventOf(
  { id, action, makerId }: LockedApproval,
  outcome: 'done' | 'refused',
  reason: string | null,
) {
  const after = { action, maker: makerId }
  return { action: 'approval.approve', subject: { kind: 'approval', id }, outcome, reason, after } as const
}
