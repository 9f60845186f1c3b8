import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { getToken } from 'next-auth/jwt'
import { cache } from 'react'
import { type Instant, now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { callerAddress } from './address'
import { pathHeader } from './path-header'
import { isAllowed, isRole, needsFactor, type Permission, type Role } from './permissions'
import { isTouchDue, stateOf } from './session-rules'
import { recordView } from './view'

/** Who is asking: a member of staff with a sign-in that is live right now. */
export type CurrentStaff = {
  id: string
  email: string
  name: string
  role: Role
  /** Whose engineer it is; null for everybody at the desk. */
  providerId: string | null
  sessionId: string
  /** Where they are now. */
  address: string
  /** When a second factor was last shown in this sign-in, and whether there is one to show. */
  factorAt: Instant | null
  isEnrolled: boolean
}

/** Whoever signed in, also where they must set up a second factor before anything else; asked once a request. */
export const signedInStaff = cache(async (): Promise<CurrentStaff | null> => {
  const sessionId = await readCookie()
  return sessionId ? findLive(sessionId) : null
})

/** Whether a person's role needs a second factor that they do not have yet. */
export function mustEnrol({ role, isEnrolled }: CurrentStaff): boolean {
  return needsFactor(role) && !isEnrolled
}

/** The member of staff of this request, or null: also for one who must set up a second factor first. */
export async function currentStaff(): Promise<CurrentStaff | null> {
  const staff = await signedInStaff()
  return staff && !mustEnrol(staff) ? staff : null
}

/** Whoever signed in, for the pages that set up a second factor; anybody else is sent to sign in. */
export async function requireSignedIn(): Promise<CurrentStaff> {
  const staff = await signedInStaff()
  if (staff) return staff
  const path = (await headers()).get(pathHeader)
  redirect(path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
}

/**
 * The member of staff of this request; anybody else is sent to sign in and comes back here after, and who must
 * set up a second factor is sent to do so.
 */
export async function requireStaff(): Promise<CurrentStaff> {
  const staff = await requireSignedIn()
  if (mustEnrol(staff)) redirect('/enrol')
  return staff
}

/** The member of staff of this request, who may do this; others get the 403 page. */
export async function requirePermission(permission: Permission): Promise<CurrentStaff> {
  const staff = await requireStaff()
  if (!isAllowed(staff.role, permission)) {
    const path = (await headers()).get(pathHeader) ?? permission
    // The front door leads a studio's engineers to their own; any other page of the desk is forbidden to them.
    if (/^\/(\?|$)/.test(path) && staff.providerId !== null) redirect('/studio')
    await recordView(staff, 'page.open', { kind: 'page', id: path }, null, 'refused')
    forbidden()
  }
  return staff
}

async function readCookie(): Promise<string | null> {
  const jar = Object.fromEntries((await cookies()).getAll().map(cookie => [cookie.name, cookie.value]))
  const request = { cookies: jar, headers: {} } as unknown as Parameters<typeof getToken>[0]['req']
  const token = await getToken({ req: request, secret: process.env.NEXTAUTH_SECRET ?? '' })
  return typeof token?.sessionId === 'string' ? token.sessionId : null
}

async function findLive(sessionId: string): Promise<CurrentStaff | null> {
  const session = await prisma().staffSession.findUnique({
    where: { id: sessionId },
    include: { staff: true },
  })
  const at = now()
  if (!session || session.staff.disabledAt || stateOf(session, at) !== 'live') return null
  if (isTouchDue(session, at)) {
    await prisma().staffSession.update({ where: { id: sessionId }, data: { lastSeenAt: new Date(at) } })
  }
  const { id, email, name, role, providerId, totpEnrolledAt } = session.staff
  if (!isRole(role)) return null
  const address = callerAddress(Object.fromEntries(await headers()))
  const factorAt = session.factorAt?.getTime() ?? null
  const isEnrolled = totpEnrolledAt !== null
  return { id, email, name, role, providerId, sessionId, address, factorAt, isEnrolled }
}
