import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { countAttempt, forgiveAttempt } from './attempts'
import { openStaffSession } from './open-session'
import { hashPassword, verifyPassword } from './password'

export type SignIn = { email: string; password: string; address: string; userAgent: string | null }

export type SignInAnswer =
  | { outcome: 'signed-in'; sessionId: string }
  | { outcome: 'refused' }
  | { outcome: 'wait'; seconds: number }

let decoy: Promise<string> | null = null

/**
 * Checks a password and opens a session. An unknown or disabled person gets the same answer, after the same
 * work, as a wrong password; too many failures make everyone wait, whether the person exists or not.
 */
export async function signIn({ email, password, address, userAgent }: SignIn): Promise<SignInAnswer> {
  const attempt = { email: email.trim().toLowerCase().slice(0, 320), address, at: now() }
  const seconds = countAttempt(attempt)
  if (seconds > 0) return { outcome: 'wait', seconds }
  decoy ??= hashPassword('nobody has this password')
  const [staff, decoyHash] = await Promise.all([
    prisma().staff.findUnique({ where: { email: attempt.email } }),
    decoy,
  ])
  const isRight = await verifyPassword(staff?.passwordHash ?? decoyHash, password.slice(0, 1024))
  if (!staff || staff.disabledAt || !isRight) return { outcome: 'refused' }
  forgiveAttempt(attempt)
  return { outcome: 'signed-in', sessionId: await openStaffSession(staff.id, address, userAgent) }
}
