import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { findToChange, keepAnAdmin } from './find-to-change'
import type { Role } from './permissions'

/** An engineer's sign-in is of one provider from the first to the last, and so is all that the audit says of it. */
const noWayBetween =
  "A studio's engineers and the desk are apart: disable this sign-in and invite them anew, with another address."

export type RoleChange = { staffId: string; role: Role; reason: string }

/**
 * Gives a person another role; it counts for their next click. Refuses NOT_ALLOWED on oneself, for the role they
 * have, where no active admin would be left, and for who is or would be a studio's engineer.
 */
export async function changeRole(change: AuditScope, { staffId, role, reason }: RoleChange): Promise<true> {
  const { tx, audit } = change
  await keepAnAdmin(change, role === 'admin' ? '' : staffId)
  const staff = await findToChange(change, staffId, 'change your own role')
  if ((staff.role === 'studio' || role === 'studio') && staff.role !== role)
    refuse('NOT_ALLOWED', { message: noWayBetween })
  if (staff.role === role) refuse('NOT_ALLOWED', { message: `${staff.name} has this role already.` })
  await tx.staff.update({ where: { id: staffId }, data: { role } })
  await audit({
    action: 'staff.role',
    subject: { kind: 'staff', id: staffId },
    reason,
    before: { role: staff.role },
    after: { role },
  })
  return true
}
