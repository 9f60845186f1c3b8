import type { By } from '@/lib/actor'
import { audited } from '@/lib/audit/audited'
import type { AuditScope } from '@/lib/audit/scope'
import type { Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { refuse } from '@/lib/refusal'
import { isText } from '@/lib/text'
import { isEmail, readEmail } from './email'
import { hashPassword, newPassword } from './password'
import { isRole, type Role, roles } from './permissions'

/** `providerId` says whose engineer it is: exactly for the role `studio`. */
export type NewStaff = { email: string; role: string; name?: string; providerId?: string | null }

/**
 * A member of staff with a password made for them, shown this once. The email is kept in lower case. Refuses
 * INVALID_REQUEST for a malformed email, name or role and for a provider that does not fit it, NOT_ALLOWED when the
 * email is taken.
 */
export async function createStaff(given: NewStaff, by: By): Promise<{ staffId: string; password: string }> {
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  return audited(by, async change => {
    const { staffId, ...facts } = await insertStaff(change, given, passwordHash)
    await change.audit({ action: 'staff.create', subject: { kind: 'staff', id: staffId }, after: facts })
    return { staffId, password }
  })
}

export type InsertedStaff = {
  staffId: string
  email: string
  name: string
  role: Role
  /** Only where it is somebody's engineer. */
  providerId?: string
}

/** The row of a new member of staff; without a password until they set one. Refuses like `createStaff`. */
export async function insertStaff(
  { tx, by }: AuditScope,
  given: NewStaff,
  passwordHash: string | null,
): Promise<InsertedStaff> {
  const email = readEmail(given.email)
  const { role } = given
  if (!isEmail(email))
    refuse('INVALID_REQUEST', { field: 'email', message: 'An email is written like anna@example.com.' })
  if (!isRole(role))
    refuse('INVALID_REQUEST', { field: 'role', message: `A role is one of ${roles.join(', ')}.` })
  const providerId = given.providerId ?? null
  await checkProvider(tx, role, providerId)
  const name = readName(given.name ?? '') ?? email.slice(0, email.indexOf('@')).slice(0, nameMax)
  const id = newId()
  const data = [{ id, email, name, role, providerId, passwordHash, createdAt: new Date(by.at) }]
  const { count } = await tx.staff.createMany({ data, skipDuplicates: true })
  if (count === 0)
    refuse('NOT_ALLOWED', { field: 'email', message: `There is a member of staff "${email}" already.` })
  return { staffId: id, email, name, role, ...(providerId === null ? {} : { providerId }) }
}

async function checkProvider(tx: Tx, role: Role, providerId: string | null): Promise<void> {
  if (role !== 'studio' && providerId === null) return
  if (role !== 'studio')
    refuse('INVALID_REQUEST', { field: 'provider_id', message: 'Only the role studio is of a provider.' })
  if (providerId === null)
    refuse('INVALID_REQUEST', {
      field: 'provider_id',
      message: "A studio's engineer is of one provider: say which.",
    })
  if (!(await tx.provider.findUnique({ where: { id: providerId }, select: { id: true } })))
    refuse('INVALID_REQUEST', { field: 'provider_id', message: `There is no provider "${providerId}".` })
}

const nameMax = 200

/** A name as it is kept, null where nothing is given. Refuses INVALID_REQUEST for one that is no name. */
export function readName(given: string): string | null {
  const name = given.trim()
  if (name === '') return null
  if (!isText(name, nameMax))
    refuse('INVALID_REQUEST', { field: 'name', message: 'A name is 1 to 200 characters.' })
  return name
}
