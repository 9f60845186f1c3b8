import { staffActor } from '@/lib/actor'
import type { AuditFacts } from '@/lib/audit/record'
import { recordAudit } from '@/lib/audit/record'
import { inTransaction, prisma, type Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { unique } from '@/tests/support/casino'

export type Agent = { id: string; name: string }

/** Somebody at the desk. */
export async function newAgent(role = 'support', name = 'Anna Agent'): Promise<Agent> {
  const email = `${unique('agent')}@cage.test`
  return prisma().staff.create({
    data: { id: newId(), email, name, role, createdAt: new Date() },
    select: { id: true, name: true },
  })
}

/** A verb of this agent, as a staff action runs it: one transaction with its audit. */
export function actAs<T>(
  agent: Agent,
  verb: (scope: {
    tx: Tx
    staff: Agent
    by: { actor: string; at: number }
    audit: (facts: AuditFacts) => Promise<void>
  }) => Promise<T>,
): Promise<T> {
  const by = { actor: staffActor(agent.id), at: Date.now() }
  return inTransaction(tx => verb({ tx, staff: agent, by, audit: facts => recordAudit(tx, by, facts) }))
}

/** What the audit says of a thing, oldest first. */
export function eventsOf(subjectId: string) {
  return prisma().auditEvent.findMany({ where: { subjectId }, orderBy: { seq: 'asc' } })
}

/** A case as a page would show it, to send back what was seen. */
export async function seenOf(id: string) {
  const { updatedAt } = await prisma().case.findUniqueOrThrow({ where: { id } })
  return { id, seen: updatedAt.toISOString() }
}
