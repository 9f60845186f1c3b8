import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { insertStaff, type NewStaff } from './create'
import { findToChange } from './find-to-change'
import { makeLink, type Purpose } from './link'

/** What an admin hands on, shown this once. */
export type MadeLink = { staffId: string; token: string; purpose: Purpose }

/**
 * A new member of staff without a password, and the link with which they set one. Refuses INVALID_REQUEST for a
 * malformed email, name or role and for a provider that does not fit it, NOT_ALLOWED when the email is taken.
 */
export async function inviteStaff(change: AuditScope, given: NewStaff): Promise<MadeLink> {
  const { staffId, ...facts } = await insertStaff(change, given, null)
  const token = await makeLink(change, staffId, 'invitation')
  await change.audit({ action: 'staff.invite', subject: { kind: 'staff', id: staffId }, after: facts })
  return { staffId, token, purpose: 'invitation' }
}

/**
 * A new link for a person: their invitation again where they have not accepted it, else one that sets another
 * password. It voids the former ones. Refuses NOT_ALLOWED on oneself and for somebody disabled.
 */
export async function renewLink(change: AuditScope, staffId: string): Promise<MadeLink> {
  const staff = await findToChange(change, staffId, 'reset your own password here: use My account')
  if (staff.disabledAt) refuse('NOT_ALLOWED', { message: `${staff.name} is disabled: enable them first.` })
  const purpose = staff.passwordHash || staff.oidcSubject ? 'reset' : 'invitation'
  const token = await makeLink(change, staffId, purpose)
  const action = purpose === 'reset' ? 'staff.reset' : 'staff.invite'
  await change.audit({ action, subject: { kind: 'staff', id: staffId } })
  return { staffId, token, purpose }
}
