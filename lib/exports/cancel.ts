import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { isAllowed, type Role, reasonAgainst } from '@/lib/staff/permissions'

/**
 * Ends an export that waits or is under way; its worker stops within a moment and leaves no file. Refuses NOT_ALLOWED
 * for one that has ended, or is another's, unless `role` may cancel those too.
 */
export async function cancelExport(
  { tx, by, audit }: AuditScope,
  id: string,
  role: Role | null,
): Promise<true> {
  const found = await tx.export.findUnique({ where: { id } })
  if (!found) refuse('NOT_ALLOWED', { message: 'There is no such export.' })
  if (role && found.madeBy !== by.actor && !isAllowed(role, 'exports.manage'))
    refuse('NOT_ALLOWED', { message: reasonAgainst(role, 'exports.manage') ?? '' })
  const { count } = await tx.export.updateMany({
    where: { id, state: { in: ['queued', 'running'] } },
    data: { state: 'cancelled', worker: null, heartbeatAt: null, endedAt: new Date(by.at) },
  })
  if (count === 0) refuse('NOT_ALLOWED', { message: 'It has ended already.' })
  await audit({ action: 'export.cancel', subject: { kind: 'export', id }, after: { kind: found.kind } })
  return true
}
