import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { amountCell, timeCell } from '@/lib/listing/cells'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { format, zero } from '@/lib/money/amount'
import type { PlayerFilter } from './filter'
import { playersWhere } from './where'

export type PlayerRow = {
  id: string
  name: string | null
  status: string
  currency: string
  balance: string
  country: string | null
  test: boolean
  createdAt: string
}

/** The columns a page of players is sorted by: time of creation and id. */
export const playerSortColumns = 2
const pageSize = 50

/** A page of players, newest first. */
export async function listPlayers(filter: PlayerFilter, cursor: Cursor | null): Promise<Page<PlayerRow>> {
  return keysetPage(
    isSound(cursor) ? cursor : null,
    pageSize,
    (from, limit) => fetchPlayers(filter, from, limit),
    row => [row.createdAt, row.id],
  )
}

async function fetchPlayers(
  filter: PlayerFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<PlayerRow[]> {
  const order = cursor?.direction === 'before' ? 'asc' : 'desc'
  const found = await prisma().player.findMany({
    where: { AND: [playersWhere(filter), beyond(cursor)] },
    orderBy: [{ createdAt: order }, { id: order }],
    take: limit,
    include: { wallets: { where: { bucket: 'cash' } } },
  })
  return found.map(player => {
    const wallet = player.wallets.find(one => one.currency === player.currency)
    return {
      id: player.id,
      name: player.displayName,
      status: player.status,
      currency: player.currency,
      balance: wallet ? amountCell(wallet.balance, player.currency) : format(zero, player.currency),
      country: player.country,
      test: player.test,
      createdAt: timeCell(player.createdAt),
    }
  })
}

function beyond(cursor: Cursor | null): Prisma.PlayerWhereInput {
  if (!cursor) return {}
  const [time, id] = cursor.keys as [string, string]
  const createdAt = new Date(time)
  const side = cursor.direction === 'after' ? 'lt' : 'gt'
  // The first condition says nothing new, but lets the index begin where the page does.
  return {
    createdAt: { [`${side}e`]: createdAt },
    OR: [{ createdAt: { [side]: createdAt } }, { createdAt, id: { [side]: id } }],
  }
}

function isSound(cursor: Cursor | null): boolean {
  return cursor === null || !Number.isNaN(Date.parse(cursor.keys[0]!))
}
