import type { By } from '@/lib/actor'
import { recordAudit } from '@/lib/audit/record'
import { type Instant, now } from '@/lib/clock'
import { inTransaction, prisma, type Tx } from '@/lib/db/prisma'
import { codeLimits, countAttempt, forgetAttempts, forgiveAttempt, passwordLimits } from './attempts'
import { demoCode } from './demo-code'
import { readEmail } from './email'
import { openStaffSession } from './open-session'
import { hashPassword, passwordMax, verifyPassword } from './password'
import { recordSignIn } from './record-sign-in'
import { type Factor, takeFactor } from './take-factor'

/** `code` is null until the form asks for one. */
export type SignIn = {
  email: string
  password: string
  code: string | null
  address: string
  userAgent: string | null
}

export type SignInAnswer =
  | { outcome: 'signed-in'; sessionId: string }
  /** Email and password are right, a second factor is wanted; in a demo, the code. */
  | { outcome: 'code'; demoCode: string | null }
  | { outcome: 'wrong-code'; demoCode: string | null }
  | { outcome: 'refused' }
  | { outcome: 'wait'; seconds: number }

type Person = { id: string; name: string; role: string; isEnrolled: boolean; passwordHash: string }
type Try = SignIn & { at: Instant }

let decoy: Promise<string> | null = null

/**
 * Checks a password, then the second factor of whoever has one, and opens a session. An unknown or disabled
 * person gets the same answer, after the same work, as a wrong password, and no code is asked for before the
 * password is right. Too many failures make everyone wait, whether the person exists or not.
 */
export async function signIn(given: SignIn): Promise<SignInAnswer> {
  const attempt: Try = { ...given, email: readEmail(given.email), at: now() }
  const limits = passwordLimits(attempt.email, attempt.address)
  const { wait, isFirst } = await countAttempt(limits, attempt.at)
  if (wait > 0) {
    if (isFirst) await recordFailure(attempt, 'too many attempts')
    return { outcome: 'wait', seconds: wait }
  }
  const person = await findByPassword(attempt)
  if (!person) {
    await recordFailure(attempt, 'email or password')
    return { outcome: 'refused' }
  }
  const answer = person.isEnrolled ? await enterWithFactor(attempt, person) : await enter(attempt, person)
  // To be asked for a code is no failure, and no success that would clear former ones.
  if (answer.outcome === 'signed-in' || answer.outcome === 'code') await forgiveAttempt(limits)
  if (answer.outcome === 'signed-in') await forgetAttempts(attempt.at)
  return answer
}

/** The person whose email and password these are, and who may come in; the same work for everybody else. */
async function findByPassword({ email, password }: Try): Promise<Person | null> {
  decoy ??= hashPassword('nobody has this password')
  const [staff, decoyHash] = await Promise.all([prisma().staff.findUnique({ where: { email } }), decoy])
  const isRight = await verifyPassword(staff?.passwordHash ?? decoyHash, password.slice(0, passwordMax))
  if (!staff?.passwordHash || staff.disabledAt || !isRight) return null
  const { id, name, role, passwordHash, totpEnrolledAt } = staff
  return { id, name, role, passwordHash, isEnrolled: totpEnrolledAt !== null }
}

async function enterWithFactor(attempt: Try, person: Person): Promise<SignInAnswer> {
  const { code, at } = attempt
  if (!code) return { outcome: 'code', demoCode: await demoCode(person.id, at) }
  const limits = codeLimits(person.id)
  const { wait, isFirst } = await countAttempt(limits, at)
  if (wait > 0) {
    if (isFirst) await recordFailure(attempt, 'too many codes')
    return { outcome: 'wait', seconds: wait }
  }
  const sessionId = await inTransaction(async tx => {
    const factor = await takeFactor(tx, person.id, code, at)
    return factor && open(tx, attempt, person, factor)
  })
  if (!sessionId) {
    await recordFailure(attempt, 'code')
    return { outcome: 'wrong-code', demoCode: await demoCode(person.id, at) }
  }
  await forgiveAttempt(limits)
  return { outcome: 'signed-in', sessionId }
}

async function enter(attempt: Try, person: Person): Promise<SignInAnswer> {
  const sessionId = await inTransaction(tx => open(tx, attempt, person, null))
  return sessionId ? { outcome: 'signed-in', sessionId } : { outcome: 'refused' }
}

/** Null for one who was disabled, or whose password or second factor became another, while it was checked. */
async function open(tx: Tx, attempt: Try, person: Person, factor: Factor | null): Promise<string | null> {
  const { address, userAgent, at } = attempt
  const held = await tx.$queryRaw<unknown[]>`
    select 1 from staff where id = ${person.id}::uuid and disabled_at is null and password_hash = ${person.passwordHash}
      and (totp_enrolled_at is not null) = ${factor !== null} for share`
  if (held.length === 0) return null
  const given = {
    staffId: person.id,
    method: 'password',
    address,
    userAgent,
    isFactorShown: !!factor,
  } as const
  const sessionId = await openStaffSession(tx, given, at)
  await recordSignIn(tx, person, { sessionId, method: 'password', address, factor, at })
  return sessionId
}

/** Says who tried what from where: the email as it was typed, known or not. */
function recordFailure({ email, address, at }: Try, reason: string): Promise<void> {
  const by: By = { actor: 'nobody', at, address }
  return inTransaction(async tx => {
    const known = await tx.staff.findUnique({ where: { email }, select: { id: true } })
    const subject = { kind: 'staff', id: known?.id ?? email } as const
    const after = { email, method: 'password' }
    await recordAudit(tx, by, { action: 'sign-in.fail', subject, outcome: 'refused', reason, after })
  })
}
