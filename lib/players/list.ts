import { type Instant, now } from '@/lib/clock'
import { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import type { Sort } from '@/lib/listing/sort'
import { format, toAmount } from '@/lib/money/amount'
import type { PlayerFilter, PlayerSortId } from './filter'
import { beyondOf, orderOf, type Part, type PlayerOrder, partsOf, playerOrders } from './order'
import { balanceWhere, playersWhere } from './where'

export type PlayerRow = {
  id: string
  name: string | null
  status: string
  currency: string
  balance: string
  country: string | null
  test: boolean
  createdAt: string
  /** When the last session was opened; null where there was none yet. */
  seenAt: string | null
  /** What the list is sorted by, as its cursor carries it; empty where there is nothing. */
  key: string
}

/** The columns of a page's cursor: what it is sorted by, and the id. */
export const playerSortColumns = 2
export const playersPage = 50

/** How many players a page looks at where balances decide: no index holds them, it would cost every bet. */
export const balancesMax = 10_000

type PlayersSort = Sort<PlayerSortId>

/**
 * A page of players in the order asked for. By balance only within the filter's currency, and where balances decide only
 * of the `looked` newest players; of all unless given.
 */
export async function listPlayers(
  filter: PlayerFilter,
  sort: PlayersSort,
  cursor: Cursor | null,
  size = playersPage,
  at: Instant = now(),
  looked: number | null = null,
): Promise<Page<PlayerRow>> {
  const order = playerOrders[sort.id]
  return keysetPage(
    cursor && order.isKey(cursor.keys[0]!) ? cursor : null,
    size,
    (from, limit) => fetchPlayers(filter, sort, from, limit, at, looked),
    row => [row.key, row.id],
  )
}

/** How many players a filter finds, in that order: by balance only those who have one. */
export async function countPlayers(
  filter: PlayerFilter,
  sort: PlayersSort,
  at: Instant = now(),
): Promise<number> {
  const range = balanceWhere(filter) ?? (sort.id === 'balance' ? Prisma.sql`true` : null)
  const held = Prisma.sql`join wallets w on w.player_id = p.id and w.currency = p.currency and w.bucket = 'cash' and ${range}`
  const [found] = await prisma().$queryRaw<[{ count: number }]>`
    select count(*)::float8 as count from players p ${range ? held : Prisma.empty} where ${playersWhere(filter, at)}`
  return found.count
}

/** Those that have nothing to sort by come last (or first); they are a stretch of the index of their own. */
async function fetchPlayers(
  filter: PlayerFilter,
  sort: PlayersSort,
  cursor: Cursor | null,
  limit: number,
  at: Instant,
  looked: number | null,
): Promise<PlayerRow[]> {
  const order = playerOrders[sort.id]
  const rows: PlayerRow[] = []
  for (const part of partsOf(order, sort.direction, cursor)) {
    if (rows.length >= limit) break
    rows.push(...(await fetchPart(filter, order, part, limit - rows.length, at, looked)))
  }
  return rows
}

type Found = Omit<PlayerRow, 'createdAt' | 'seenAt'> & { createdAt: Date; seenAt: Date | null }

const fields = Prisma.sql`p.id, p.display_name as name, p.status, p.currency, p.country, p.test, p.created_at as "createdAt",
  p.last_seen_at as "seenAt"`

async function fetchPart(
  filter: PlayerFilter,
  order: PlayerOrder,
  part: Part,
  limit: number,
  at: Instant,
  looked: number | null,
): Promise<PlayerRow[]> {
  const range = balanceWhere(filter)
  const found =
    range || order === playerOrders.balance
      ? await prisma().$queryRaw<Found[]>`
          select ${fields}, w.balance::text as balance, ${order.key} as key
          from (${candidates(filter, at, looked)}) p cross join lateral (
            select w.* from wallets w where w.player_id = p.id and w.currency = p.currency and w.bucket = 'cash' limit 1) w
          where ${range ?? Prisma.sql`true`} and ${beyondOf(order, part)}
          order by ${orderOf(order, part)} limit ${limit}`
      : await prisma().$queryRaw<Found[]>`
          select ${fields}, ${order.key} as key, coalesce((select w.balance from wallets w
            where w.player_id = p.id and w.currency = p.currency and w.bucket = 'cash'), 0)::text as balance
          from players p where ${playersWhere(filter, at)} and ${beyondOf(order, part)}
          order by ${orderOf(order, part)} limit ${limit}`
  return found.map(toRow)
}

/** The players whose balances are looked at: all of the filter, or the newest. */
function candidates(filter: PlayerFilter, at: Instant, looked: number | null): Prisma.Sql {
  const all = Prisma.sql`select p.* from players p where ${playersWhere(filter, at)}`
  return looked === null ? all : Prisma.sql`${all} order by p.created_at desc, p.id desc limit ${looked}`
}

function toRow(found: Found): PlayerRow {
  return {
    ...found,
    balance: format(toAmount(found.balance), found.currency),
    createdAt: timeCell(found.createdAt),
    seenAt: found.seenAt && timeCell(found.seenAt),
    key: found.key ?? '',
  }
}
