import type { By } from '@/lib/actor'
import { prisma } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { refuse } from '@/lib/refusal'
import { isText } from '@/lib/text'
import { hashPassword, newPassword } from './password'
import { isRole, roles } from './permissions'

export type NewStaff = { email: string; role: string; name?: string }

/**
 * A member of staff with a password made for them, shown this once. The email is kept in lower case. Refuses
 * INVALID_REQUEST for a malformed email, name or role, NOT_ALLOWED when the email is taken.
 */
export async function createStaff(given: NewStaff, by: By): Promise<{ staffId: string; password: string }> {
  const email = given.email.trim().toLowerCase()
  if (email.length > 320 || !/^[^\s@\p{Cc}\p{Cs}]+@[^\s@\p{Cc}\p{Cs}]+$/u.test(email)) {
    refuse('INVALID_REQUEST', { field: 'email', message: 'An email is written like anna@example.com.' })
  }
  if (!isRole(given.role)) {
    refuse('INVALID_REQUEST', { field: 'role', message: `A role is one of ${roles.join(', ')}.` })
  }
  const name = given.name?.trim() || email.slice(0, email.indexOf('@'))
  if (!isText(name, 200)) {
    refuse('INVALID_REQUEST', { field: 'name', message: 'A name is 1 to 200 characters.' })
  }
  const staffId = newId()
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  const data = [{ id: staffId, email, name, role: given.role, passwordHash, createdAt: new Date(by.at) }]
  const { count } = await prisma().staff.createMany({ data, skipDuplicates: true })
  if (count === 0)
    refuse('NOT_ALLOWED', { field: 'email', message: `There is a member of staff "${email}" already.` })
  return { staffId, password }
}
