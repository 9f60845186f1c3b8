import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { stateOf } from './session-rules'

export type StaffRow = {
  id: string
  email: string
  name: string
  role: string
  state: 'active' | 'disabled'
  seenAt: string | null
  liveSessions: number
}

/** Everyone who works here (an installation's staff is a few hundred at most), with their live sign-ins. */
export async function listStaff(): Promise<StaffRow[]> {
  const at = now()
  const staff = await prisma().staff.findMany({
    orderBy: { email: 'asc' },
    take: 500,
    include: { sessions: { orderBy: { createdAt: 'desc' }, take: 20 } },
  })
  return staff.map(person => ({
    id: person.id,
    email: person.email,
    name: person.name,
    role: person.role,
    state: person.disabledAt ? 'disabled' : 'active',
    seenAt: latest(person.sessions.map(session => session.lastSeenAt)),
    liveSessions: person.sessions.filter(session => stateOf(session, at) === 'live').length,
  }))
}

function latest(times: Date[]): string | null {
  const last = times.reduce<Date | null>((found, time) => (!found || time > found ? time : found), null)
  return last && timeCell(last)
}
