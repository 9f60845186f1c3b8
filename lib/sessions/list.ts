import { type Instant, now } from '@/lib/clock'
import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { declareFilter, oneOf, text } from '@/lib/listing/filter'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { uuidPattern } from '@/lib/text'

export const sessionStates = ['live', 'ended', 'expired'] as const
export type SessionState = (typeof sessionStates)[number]

export type SessionRow = {
  id: string
  providerId: string
  gameId: string | null
  state: SessionState
  createdAt: string
  expiresAt: string
  endedAt: string | null
}

/** What a player's sessions can be asked for. */
export const sessionFilter = declareFilter({
  state: oneOf('State', sessionStates),
  provider: text('Provider'),
})
export type SessionFilter = ReturnType<typeof sessionFilter.parse>

/** The columns a page of sessions is sorted by: when it was opened, and the id. */
export const sessionSortColumns = 2
export const sessionsPage = 50

/** A page of a player's sessions, the last opened first. */
export async function listSessions(
  playerId: string,
  filter: SessionFilter,
  cursor: Cursor | null,
  size = sessionsPage,
  at: Instant = now(),
): Promise<Page<SessionRow>> {
  return keysetPage(
    isSound(cursor) ? cursor : null,
    size,
    (from, limit) => fetchSessions(playerId, filter, from, limit, at),
    row => [row.createdAt, row.id],
  )
}

async function fetchSessions(
  playerId: string,
  filter: SessionFilter,
  cursor: Cursor | null,
  limit: number,
  at: Instant,
): Promise<SessionRow[]> {
  const order = cursor?.direction === 'before' ? 'asc' : 'desc'
  const found = await prisma().session.findMany({
    where: { AND: [{ playerId }, whereOf(filter, at), beyond(cursor)] },
    orderBy: [{ createdAt: order }, { id: order }],
    take: limit,
  })
  return found.map(session => ({
    id: session.id,
    providerId: session.providerId,
    gameId: session.gameId,
    state: session.endedAt ? 'ended' : session.expiresAt.getTime() > at ? 'live' : 'expired',
    createdAt: timeCell(session.createdAt),
    expiresAt: timeCell(session.expiresAt),
    endedAt: session.endedAt && timeCell(session.endedAt),
  }))
}

function whereOf({ state, provider }: SessionFilter, at: Instant): Prisma.SessionWhereInput {
  const moment = new Date(at)
  return {
    ...(provider ? { providerId: provider } : {}),
    ...(state === 'ended' ? { endedAt: { not: null } } : {}),
    ...(state === 'live' ? { endedAt: null, expiresAt: { gt: moment } } : {}),
    ...(state === 'expired' ? { endedAt: null, expiresAt: { lte: moment } } : {}),
  }
}

function beyond(cursor: Cursor | null): Prisma.SessionWhereInput {
  if (!cursor) return {}
  const [time, id] = cursor.keys as [string, string]
  const createdAt = new Date(time)
  const side = cursor.direction === 'after' ? 'lt' : 'gt'
  return {
    createdAt: { [`${side}e`]: createdAt },
    OR: [{ createdAt: { [side]: createdAt } }, { createdAt, id: { [side]: id } }],
  }
}

function isSound(cursor: Cursor | null): boolean {
  return cursor === null || (!Number.isNaN(Date.parse(cursor.keys[0]!)) && uuidPattern.test(cursor.keys[1]!))
}
