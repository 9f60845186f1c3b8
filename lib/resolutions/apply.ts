import type { By } from '@/lib/actor'
import type { AuditFacts } from '@/lib/audit/record'
import { closeCase, closeRoundCases } from '@/lib/cases/close'
import type { Tx } from '@/lib/db/prisma'
import { carryOut } from './carry-out'
import { kinds } from './kinds'
import { type Decided, planResolution } from './plan'
import type { PostedEntry } from './posted'
import type { Prepared } from './prepare'
import { standingOf } from './standing'
import { lockSubject } from './subject'
import { subjectOf } from './subject-of'

export type Applied = { posted: PostedEntry[]; events: AuditFacts[] }

/**
 * Posts what was prepared, closes the cases it puts right, and gives the events for the audit, which the caller
 * writes last in its transaction. What the rules refuse is refused, and all of it must be undone.
 */
export async function applyResolution(
  tx: Tx,
  by: By,
  prepared: Prepared,
  decided: Decided,
): Promise<Applied> {
  const { intent, subject, amount } = prepared
  const before = standingOf(subject)
  const posted = await carryOut(tx, planResolution(intent, subject, amount, decided), by.at)
  const after = standingOf(await lockSubject(tx, intent))
  const closed = await closeCases(tx, by, prepared)
  const { makerId, approverId, approvalId } = decided
  const event: AuditFacts = {
    action: intent.action,
    subject: subjectOf(intent),
    playerId: intent.playerId,
    reason: `${intent.reason}: ${intent.note.trim()}`,
    before,
    after: {
      ...after,
      ...(approverId && { maker: makerId, approver: approverId, approval: approvalId }),
      posted: posted.map(({ id, kind, amount: moved, posting }) => ({
        id,
        kind,
        amount: moved,
        from: posting?.from ?? null,
        to: posting?.to ?? null,
      })),
    },
  }
  return { posted, events: [event, ...closed] }
}

/** The case it was done from, and those of the round that it puts right. */
async function closeCases(tx: Tx, by: By, { intent, subject }: Prepared): Promise<AuditFacts[]> {
  const { action, roundId, note } = intent
  const own = subject.case
  const closed =
    own?.state === 'open'
      ? [await closeCase(tx, by, { id: own.id, ended: 'resolved', note: note.trim() })]
      : []
  if (roundId === null) return closed
  const solves: string[] = [...kinds[action].solves, 'manual']
  const round = await tx.round.findUnique({ where: { id: roundId }, select: { status: true } })
  if (round && round.status !== 'open') solves.push('stuck_round')
  // What somebody opened by hand about another transaction of the round is not put right by this one.
  const about = (subject.entry ?? subject.case)?.providerTransactionId ?? null
  const transactionId = action.startsWith('round.') ? null : about
  return [...closed, ...(await closeRoundCases(tx, by, roundId, 'resolved', solves, transactionId))]
}
