import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import type { Named } from './disable'
import { findToChange } from './find-to-change'
import { revoke } from './revoke-session'

/**
 * Takes away a person's second factor and recovery codes, for one who lost the phone, and ends their sign-ins.
 * They set up a new one when they next sign in. Refuses NOT_ALLOWED where there is none, and on oneself.
 */
export async function resetFactor(change: AuditScope, { staffId, reason }: Named): Promise<number> {
  const { tx, by, audit } = change
  const staff = await findToChange(change, staffId, 'reset your own second factor here: use My account')
  if (!staff.totpEnrolledAt) refuse('NOT_ALLOWED', { message: `${staff.name} has no second factor.` })
  await tx.staff.update({ where: { id: staffId }, data: { totpSealed: null, totpEnrolledAt: null } })
  await tx.recoveryCode.deleteMany({ where: { staffId } })
  const ended = await revoke(tx, { staffId }, by)
  await audit({ action: 'factor.reset', subject: { kind: 'staff', id: staffId }, reason, after: { ended } })
  return ended
}
