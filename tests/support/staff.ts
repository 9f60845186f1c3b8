import { randomBytes } from 'node:crypto'
import { recordAudit } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import { inTransaction, prisma } from '@/lib/db/prisma'
import type { Scope } from '@/lib/staff/action'
import { createStaff } from '@/lib/staff/create'
import type { CurrentStaff } from '@/lib/staff/current'
import { giveFactor } from '@/lib/staff/enrol'
import { openStaffSession } from '@/lib/staff/open-session'
import type { Role } from '@/lib/staff/permissions'
import { type SignInAnswer, signIn } from '@/lib/staff/sign-in'
import { codeOfStep, stepAt } from '@/lib/staff/totp'

export type Hired = {
  id: string
  email: string
  password: string
  role: Role
  providerId: string | null
  secret: string | null
  recovery: string[]
}

export const by = () => ({ actor: 'test', at: now() })

/** An address no other test signs in from, so that none waits for another's failures. */
export const ownAddress = () => `fd00::${[...randomBytes(8)].map(byte => byte.toString(16)).join(':')}`

/** A member of staff of a test's own, with a second factor unless said. */
export async function hire(role: Role, isEnrolled = true, providerId?: string): Promise<Hired> {
  const email = `${role}-${randomBytes(6).toString('hex')}@staff.test`
  const { staffId: id, password } = await createStaff({ email, role, providerId }, by())
  const given = isEnrolled ? await giveFactor(id, by()) : null
  return {
    id,
    email,
    password,
    role,
    providerId: providerId ?? null,
    secret: given?.secret ?? null,
    recovery: given?.codes ?? [],
  }
}

/** The code a person's app shows, `steps` after this moment's. */
export function codeOf(person: Hired, steps = 0): string {
  return codeOfStep(person.secret!, stepAt(now()) + steps)
}

type Typed = { password?: string; code?: string | null; address?: string }

export function trySignIn(person: Hired, typed: Typed = {}): Promise<SignInAnswer> {
  const { password = person.password, code = null, address = ownAddress() } = typed
  return signIn({ email: person.email, password, code, address, userAgent: null })
}

/** Acts as a person who is signed in, in one transaction, as `staffAction` has it. */
export async function acting<T>(person: Hired, act: (scope: Scope) => Promise<T>): Promise<T> {
  const at = now()
  const address = ownAddress()
  const given = {
    staffId: person.id,
    method: 'password',
    address,
    userAgent: null,
    isFactorShown: true,
  } as const
  const sessionId = await inTransaction(tx => openStaffSession(tx, given, at))
  const { id, email, role } = person
  const staff: CurrentStaff = {
    id,
    email,
    name: email,
    role,
    providerId: person.providerId,
    sessionId,
    address,
    factorAt: at,
    isEnrolled: person.secret !== null,
  }
  const who = { staffId: id, name: email, role, address, sessionId }
  const own = { actor: `staff:${id}`, at, person: who }
  return inTransaction(tx => act({ tx, staff, by: own, audit: facts => recordAudit(tx, own, facts) }))
}

/** What the audit says about a person, oldest first: action, and the outcome where it was refused. */
export async function eventsAbout(subject: string): Promise<string[]> {
  const events = await prisma().auditEvent.findMany({
    where: { subjectId: subject },
    orderBy: { seq: 'asc' },
  })
  return events.map(({ action, outcome }) => (outcome === 'done' ? action : `${action} ${outcome}`))
}

export async function liveSessions(person: Hired): Promise<number> {
  return prisma().staffSession.count({ where: { staffId: person.id, revokedAt: null } })
}
