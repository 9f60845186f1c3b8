import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { lockProvider } from '../find'

export type Ending = { id: string; reason: string }

/** `ended`: it was open, and bets are taken again. `called off`: it never began. */
export type Ended = 'ended' | 'called off'

/**
 * Ends maintenance that is open at this very moment, or calls off what has not begun. Refuses INVALID_REQUEST when
 * there is none of this id, NOT_ALLOWED when it is over already.
 */
export async function endMaintenance({ tx, by, audit }: AuditScope, { id, reason }: Ending): Promise<Ended> {
  const known = await tx.maintenanceWindow.findUnique({ where: { id }, select: { providerId: true } })
  if (!known) refuse('INVALID_REQUEST', { field: 'id', message: 'There is no such maintenance.' })
  await lockProvider(tx, known.providerId)
  const window = await tx.maintenanceWindow.findUniqueOrThrow({ where: { id } })
  const now = new Date(by.at)
  if (window.cancelledAt || window.endsAt <= now)
    refuse('NOT_ALLOWED', { message: 'This maintenance is over already.' })
  const isOpen = window.startsAt < now
  await tx.maintenanceWindow.update({
    where: { id },
    data: isOpen ? { endsAt: now } : { cancelledAt: now, cancelledBy: by.actor },
  })
  const outcome = isOpen ? 'ended' : 'called off'
  await audit({
    action: 'maintenance.end',
    subject: { kind: 'provider', id: known.providerId },
    reason,
    before: { id, from: window.startsAt.toISOString(), to: window.endsAt.toISOString() },
    after: isOpen ? { to: now.toISOString() } : { calledOff: now.toISOString() },
  })
  return outcome
}
