import { type AuditAction, auditActions } from '@/lib/audit/actions'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'

/** What staff did to a round, as the audit tells it. */
export type RoundEvent = {
  id: string
  seq: string
  at: string
  action: string
  /** The action in words: `rolled back a round`. */
  words: string
  outcome: string
  /** Who; null where no person did. */
  name: string | null
  role: string | null
  actor: string
  reason: string | null
  before: string | null
  after: string | null
}

const shown = 100

/**
 * Staff actions on a round, oldest first: of the round, of its transactions, cases and approvals. Looks are
 * left out, and so are notes and cases themselves, which stand on the round's page in full.
 */
export async function listRoundEvents(
  round: { id: string; playerId: string },
  transactionIds: string[],
  caseIds: string[],
): Promise<RoundEvent[]> {
  const approvals = await prisma().approval.findMany({
    where: { playerId: round.playerId, roundId: round.id },
    select: { id: true },
    take: shown,
  })
  const subjects = [
    { subjectKind: 'round', subjectId: round.id },
    { subjectKind: 'transaction', subjectId: { in: transactionIds } },
    { subjectKind: 'case', subjectId: { in: caseIds } },
    { subjectKind: 'approval', subjectId: { in: approvals.map(approval => approval.id) } },
  ]
  const found = await Promise.all(
    subjects.map(subject =>
      prisma().auditEvent.findMany({ where: subject, orderBy: { seq: 'desc' }, take: shown }),
    ),
  )
  return found
    .flat()
    .filter(event => !/\.view$|^note\.|^case\.open$/.test(event.action))
    .sort((a, b) => (a.seq < b.seq ? -1 : 1))
    .map(event => ({
      id: event.id,
      seq: `${event.seq}`,
      at: timeCell(event.at),
      action: event.action,
      words: auditActions[event.action as AuditAction] ?? event.action,
      outcome: event.outcome,
      name: event.actorName,
      role: event.actorRole,
      actor: event.actor,
      reason: event.reason,
      before: event.before,
      after: event.after,
    }))
}
