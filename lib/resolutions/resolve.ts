import { heedingGuards } from '@/lib/approvals/database-refusal'
import { holdApproval } from '@/lib/approvals/hold'
import { zero } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import type { Scope } from '@/lib/staff/action'
import { applyResolution } from './apply'
import { confirmationOf, isConfirmed } from './confirmation'
import { findDone, type Outcome } from './done'
import { intentOf, type Resolution } from './intent'
import { type Prepared, prepare } from './prepare'
import { seePreview } from './preview'
import { lockSubject } from './subject'
import { subjectOf } from './subject-of'

export type { Outcome } from './done'

/**
 * Does what a person has seen in the preview and confirmed by typing it: posts it with its event of the audit
 * and closes the cases it puts right, or, above the threshold, keeps it for a second person. The same form a
 * second time is answered as the first. Refuses INVALID_REQUEST for what may be mended in the form, NOT_ALLOWED
 * where the state is not what was shown any more.
 */
export function resolve(scope: Scope, resolution: Resolution): Promise<Outcome> {
  return heedingGuards(() => resolveOnce(scope, resolution))
}

async function resolveOnce(scope: Scope, resolution: Resolution): Promise<Outcome> {
  const { tx, staff, by, audit } = scope
  const intent = intentOf(resolution)
  const done = await findDone(tx, resolution, await lockSubject(tx, intent), staff.id)
  if (done) {
    const again = { again: true, form: resolution.formId, state: done.state }
    const outcome = done.state === 'held' ? 'held' : 'done'
    const { action, playerId } = intent
    await audit({ action, subject: subjectOf(intent), outcome, playerId, after: again })
    return done
  }
  const prepared = await prepare(tx, intent, staff, by.at)
  if (prepared.basis !== resolution.basis) refuse('NOT_ALLOWED', { message: movedWords(prepared) })
  const wanted = confirmationOf(prepared)
  if (!isConfirmed(resolution.confirmation, wanted))
    refuse('INVALID_REQUEST', { field: 'confirmation', message: `To confirm, type ${wanted}.` })
  if (prepared.measured.needsSecondPerson) return hold(scope, prepared, resolution.formId)
  const decided = { formId: resolution.formId, makerId: staff.id, approverId: null, approvalId: null }
  const { posted, events } = await applyResolution(tx, by, prepared, decided)
  for (const event of events) await audit(event)
  return { state: 'done', playerId: intent.playerId, transactionIds: posted.map(one => one.id) }
}

/** Keeps it for a second person, with what the maker saw and what it rests on; nothing is posted. */
async function hold({ tx, staff, by, audit }: Scope, prepared: Prepared, formId: string): Promise<Outcome> {
  const { intent, subject, worth, measured, basis } = prepared
  const { action, playerId, roundId, caseId, transactionId, reason } = intent
  const preview = await seePreview(tx, prepared, staff.id, by.at)
  if (preview.refusal) refuse('NOT_ALLOWED', { message: preview.refusal })
  const { currency } = subject.player
  const { rule: threshold, baseAmount } = measured
  const payload = {
    ...intent,
    transaction_id: action.startsWith('round.') ? null : (transactionId ?? caseId),
  }
  const facts = { action, playerId, roundId, caseId, currency, reason, note: intent.note.trim() }
  const held = { ...facts, payload, basis, preview, threshold, amount: worth, baseAmount: baseAmount ?? zero }
  const providerId = subject.providerId
  await holdApproval(tx, { ...held, id: formId, providerId, makerId: staff.id }, by.at)
  await audit({
    action,
    subject: subjectOf(intent),
    outcome: 'held',
    playerId,
    reason: `${reason}: ${intent.note.trim()}`,
    before: preview.before,
    after: { approval: formId, amount: preview.amount, currency, why: measured.why, would: preview.after },
  })
  return { state: 'held', playerId, approvalId: formId }
}

function movedWords({ intent }: Prepared): string {
  const what = intent.action === 'player.adjust' ? 'The wallet' : 'The round'
  return `${what} has changed since you looked. Nothing was done: look at the preview again.`
}
