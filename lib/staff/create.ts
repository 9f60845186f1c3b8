import type { By } from '@/lib/actor'
import { newId } from '@/lib/ids'
import { refuse } from '@/lib/refusal'
import { isText } from '@/lib/text'
import { type Change, changing } from './change'
import { isEmail, readEmail } from './email'
import { hashPassword, newPassword } from './password'
import { isRole, type Role, roles } from './permissions'

export type NewStaff = { email: string; role: string; name?: string }

/**
 * A member of staff with a password made for them, shown this once. The email is kept in lower case. Refuses
 * INVALID_REQUEST for a malformed email, name or role, NOT_ALLOWED when the email is taken.
 */
export async function createStaff(given: NewStaff, by: By): Promise<{ staffId: string; password: string }> {
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  return changing(by, async change => {
    const { staffId, ...facts } = await insertStaff(change, given, passwordHash)
    await change.audit({ action: 'staff.create', subject: { kind: 'staff', id: staffId }, after: facts })
    return { staffId, password }
  })
}

export type InsertedStaff = { staffId: string; email: string; name: string; role: Role }

/** The row of a new member of staff; without a password until they set one. Refuses like `createStaff`. */
export async function insertStaff(
  { tx, by }: Change,
  given: NewStaff,
  passwordHash: string | null,
): Promise<InsertedStaff> {
  const email = readEmail(given.email)
  const { role } = given
  if (!isEmail(email))
    refuse('INVALID_REQUEST', { field: 'email', message: 'An email is written like anna@example.com.' })
  if (!isRole(role))
    refuse('INVALID_REQUEST', { field: 'role', message: `A role is one of ${roles.join(', ')}.` })
  const name = readName(given.name ?? '') ?? email.slice(0, email.indexOf('@')).slice(0, nameMax)
  const id = newId()
  const data = [{ id, email, name, role, passwordHash, createdAt: new Date(by.at) }]
  const { count } = await tx.staff.createMany({ data, skipDuplicates: true })
  if (count === 0)
    refuse('NOT_ALLOWED', { field: 'email', message: `There is a member of staff "${email}" already.` })
  return { staffId: id, email, name, role }
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
