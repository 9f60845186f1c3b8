import type { Prisma } from '@/lib/db/generated/client'
import { lookActions } from './actions'
import type { AuditFilter } from './filter'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The condition of a filter, but for its days: each of them is led by an index of `audit_events`. */
export function auditWhere(filter: Partial<AuditFilter>): Prisma.AuditEventWhereInput {
  const { actor, action, only, outcome, kind, subject, player, address } = filter
  return {
    ...(actor ? { actor: uuid.test(actor) ? `staff:${actor}` : actor } : {}),
    ...(action ? { action } : {}),
    ...(only === 'changes' ? { NOT: { action: { in: [...lookActions] } } } : {}),
    ...(only === 'looks' ? { AND: { action: { in: [...lookActions] } } } : {}),
    ...(outcome ? { outcome } : {}),
    ...(kind ? { subjectKind: kind } : {}),
    ...(subject ? { subjectId: subject } : {}),
    ...(player ? { playerId: player } : {}),
    ...(address ? { address } : {}),
  }
}
