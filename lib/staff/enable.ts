import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import type { Named } from './disable'
import { findToChange } from './find-to-change'

/** Lets a person in again who was disabled. Refuses NOT_ALLOWED where they are not. */
export async function enableStaff(change: AuditScope, { staffId, reason }: Named): Promise<true> {
  const { tx, audit } = change
  const staff = await findToChange(change, staffId, 'enable yourself')
  if (!staff.disabledAt) refuse('NOT_ALLOWED', { message: `${staff.name} is not disabled.` })
  await tx.staff.update({ where: { id: staffId }, data: { disabledAt: null } })
  await audit({ action: 'staff.enable', subject: { kind: 'staff', id: staffId }, reason })
  return true
}
