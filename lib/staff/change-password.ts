import { prisma } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'
import type { Scope } from './action'
import { countAttempt, forgiveAttempt, passwordLimits } from './attempts'
import { hashPassword, passwordMax, verifyPassword } from './password'
import { reasonAgainstPassword } from './password-rules'
import { revoke } from './revoke-session'
import { waitSentence } from './wait'

export type PasswordChange = { former: string; password: string }

/**
 * Changes one's own password and ends one's other sign-ins. Guesses at the old one count like those of signing
 * in. Refuses NOT_ALLOWED for a wrong old one, INVALID_REQUEST for a poor new one.
 */
export async function changePassword(scope: Scope, { former, password }: PasswordChange): Promise<number> {
  const { tx, staff, by, audit } = scope
  const limits = passwordLimits(staff.email, staff.address)
  const { wait } = await countAttempt(limits, by.at)
  if (wait > 0) refuse('NOT_ALLOWED', { message: waitSentence(wait) })
  const row = await prisma().staff.findUnique({ where: { id: staff.id } })
  const isRight = await verifyPassword(row?.passwordHash ?? '', former.slice(0, passwordMax))
  if (!isRight) refuse('NOT_ALLOWED', { field: 'former', message: 'The old password is wrong.' })
  await forgiveAttempt(limits)
  const against = reasonAgainstPassword(password, [staff.email, staff.name])
  if (against) refuse('INVALID_REQUEST', { field: 'password', message: against })
  await tx.staff.update({ where: { id: staff.id }, data: { passwordHash: await hashPassword(password) } })
  const ended = await revoke(tx, { staffId: staff.id, id: { not: staff.sessionId } }, by)
  await audit({ action: 'password.change', subject: { kind: 'staff', id: staff.id }, after: { ended } })
  return ended
}
