import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { findToChange, keepAnAdmin } from './find-to-change'
import { revoke } from './revoke-session'

export type Named = { staffId: string; reason: string }

/**
 * Shuts a person out: their sign-ins end in the same transaction. Refuses NOT_ALLOWED on oneself, where it is
 * done already, and for the last active admin. Answers how many sign-ins ended.
 */
export async function disableStaff(change: AuditScope, { staffId, reason }: Named): Promise<number> {
  const { tx, by, audit } = change
  await keepAnAdmin(change, staffId)
  const staff = await findToChange(change, staffId, 'disable yourself')
  if (staff.disabledAt) refuse('NOT_ALLOWED', { message: `${staff.name} is disabled already.` })
  await tx.staff.update({ where: { id: staffId }, data: { disabledAt: new Date(by.at) } })
  const ended = await revoke(tx, { staffId }, by)
  await audit({ action: 'staff.disable', subject: { kind: 'staff', id: staffId }, reason, after: { ended } })
  return ended
}
