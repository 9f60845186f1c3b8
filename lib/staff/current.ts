import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { getToken } from 'next-auth/jwt'
import { cache } from 'react'
import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { pathHeader } from './path-header'
import { isAllowed, isRole, type Permission, type Role } from './permissions'
import { isTouchDue, stateOf } from './session-rules'

/** Who is asking: a member of staff with a sign-in that is live right now. */
export type CurrentStaff = { id: string; email: string; name: string; role: Role; sessionId: string }

/** The member of staff of this request, or null; asked of the database once a request. */
export const currentStaff = cache(async (): Promise<CurrentStaff | null> => {
  const sessionId = await readCookie()
  return sessionId ? findLive(sessionId) : null
})

/** The member of staff of this request; anybody else is sent to sign in and comes back here after. */
export async function requireStaff(): Promise<CurrentStaff> {
  const staff = await currentStaff()
  if (staff) return staff
  const path = (await headers()).get(pathHeader)
  redirect(path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
}

/** The member of staff of this request, who may do this; others get the 403 page. */
export async function requirePermission(permission: Permission): Promise<CurrentStaff> {
  const staff = await requireStaff()
  if (!isAllowed(staff.role, permission)) forbidden()
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
  const { id, email, name, role } = session.staff
  return isRole(role) ? { id, email, name, role, sessionId } : null
}
