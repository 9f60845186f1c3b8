import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { stateOf } from './session-rules'

export type SessionRow = {
  id: string
  startedAt: string
  seenAt: string
  expiresAt: string
  address: string
  browser: string
  method: string
  factorAt: string | null
  state: 'live' | 'revoked' | 'expired' | 'idle'
  isCurrent: boolean
}

/** A person's sign-ins, the newest fifty; `currentId` is the one that asks. */
export async function listSessions(staffId: string, currentId: string): Promise<SessionRow[]> {
  const at = now()
  const sessions = await prisma().staffSession.findMany({
    where: { staffId },
    orderBy: { createdAt: 'desc' },
    take: 50,
  })
  return sessions.map(session => ({
    id: session.id,
    startedAt: timeCell(session.createdAt),
    seenAt: timeCell(session.lastSeenAt),
    expiresAt: timeCell(session.expiresAt),
    address: session.address ?? 'unknown',
    browser: browserOf(session.userAgent),
    method: session.method === 'oidc' ? 'single sign-on' : 'password',
    factorAt: session.factorAt && timeCell(session.factorAt),
    state: stateOf(session, at),
    isCurrent: session.id === currentId,
  }))
}

// First match wins: every other browser claims to be Chrome and Safari too.
const browsers = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const

const systems = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const

function browserOf(agent: string | null): string {
  if (!agent) return 'unknown'
  const browser = browsers.find(([pattern]) => pattern.test(agent))?.[1]
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1]
  return browser && system ? `${browser} on ${system}` : (browser ?? agent.slice(0, 60))
}
