import { type Instant, now } from '@/lib/clock'
import { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { windowStart } from '@/lib/listing/window'
import { uuidPattern } from '@/lib/text'
import { type RoundFilter, windowOf } from './filter'
import { type FoundRound, type RoundRow, toRoundRow } from './row'

/** The columns a page of rounds is sorted by: when it was opened, and our id. */
export const roundSortColumns = 2
export const roundPage = 50

const fields = Prisma.sql`r.id, r.provider_id as "providerId", r.game_id as "gameId", r.provider_round_id as "providerRoundId",
  r.player_id as "playerId", r.currency, r.status, r.staff_settled as "staffSettled", r.bets, r.stake, r.win,
  r.opened_at as "openedAt", r.updated_at as "updatedAt"`

/** A page of rounds, the last opened first. */
export async function listRounds(
  filter: RoundFilter,
  cursor: Cursor | null,
  size = roundPage,
  at: Instant = now(),
): Promise<Page<RoundRow>> {
  return keysetPage(
    isSound(cursor) ? cursor : null,
    size,
    (from, limit) => fetchRounds(filter, from, limit, at),
    row => [row.openedAt, row.id],
  )
}

/**
 * By player, by the provider's id or by provider an index has the order. Without any of them there is none on
 * purpose (it would cost every bet): each provider's newest are read, and the newest of these.
 */
async function fetchRounds(filter: RoundFilter, cursor: Cursor | null, limit: number, at: Instant) {
  const order =
    cursor?.direction === 'before' ? Prisma.sql`"openedAt", id` : Prisma.sql`"openedAt" desc, id desc`
  const where = Prisma.join(conditionsOf(filter, cursor, at), ' and ')
  const isNamed = filter.player || filter.round || filter.provider
  const rows = isNamed
    ? await prisma().$queryRaw<FoundRound[]>`
        select ${fields} from rounds r where ${where} order by ${order} limit ${limit}`
    : await prisma().$queryRaw<FoundRound[]>`
        select r.* from providers p cross join lateral (
          select ${fields} from rounds r where r.provider_id = p.id and ${where} order by ${order} limit ${limit}
        ) r order by ${order} limit ${limit}`
  return rows.map(toRoundRow)
}

/** How many rounds a filter finds. */
export async function countRounds(filter: RoundFilter, at: Instant = now()): Promise<number> {
  const where = Prisma.join(conditionsOf(filter, null, at), ' and ')
  const [found] = await prisma().$queryRaw<[{ count: number }]>`
    select count(*)::float8 as count from rounds r where ${where}`
  return found.count
}

function conditionsOf(filter: RoundFilter, cursor: Cursor | null, at: Instant): Prisma.Sql[] {
  const since = windowStart(windowOf(filter), at)
  const { state } = filter
  return [
    Prisma.sql`true`,
    ...(since ? [Prisma.sql`r.opened_at >= ${since}`] : []),
    ...(filter.provider ? [Prisma.sql`r.provider_id = ${filter.provider}`] : []),
    ...(filter.player ? [Prisma.sql`r.player_id = ${filter.player}`] : []),
    ...(filter.round ? [Prisma.sql`r.provider_round_id = ${filter.round}`] : []),
    ...(filter.game ? [Prisma.sql`r.game_id = ${filter.game}`] : []),
    ...(state === 'staff' ? [Prisma.sql`r.staff_settled`] : []),
    ...(state && state !== 'staff' ? [Prisma.sql`r.status = ${state}`] : []),
    ...(filter.stake ? [Prisma.sql`r.stake >= ${filter.stake}::numeric`] : []),
    ...(filter.win ? [Prisma.sql`r.win >= ${filter.win}::numeric`] : []),
    ...beyond(cursor),
  ]
}

function beyond(cursor: Cursor | null): Prisma.Sql[] {
  if (!cursor) return []
  const [openedAt, id] = cursor.keys as [string, string]
  const bound = Prisma.sql`(${new Date(openedAt)}::timestamptz, ${id}::uuid)`
  return [
    cursor.direction === 'after'
      ? Prisma.sql`(r.opened_at, r.id) < ${bound}`
      : Prisma.sql`(r.opened_at, r.id) > ${bound}`,
  ]
}

function isSound(cursor: Cursor | null): boolean {
  if (cursor === null) return true
  const [time, id] = cursor.keys
  return !Number.isNaN(Date.parse(time!)) && uuidPattern.test(id!)
}
