import { prisma } from '@/lib/db/prisma'
import { amountCell } from '@/lib/listing/cells'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import type { GameFilter } from './filter'
import { type StakeLimits, writeLimits } from './set-limits'

export type GameRow = {
  id: string
  name: string
  status: string
  /** The highest stake in the currencies that have none of their own; null for none. */
  stakeMax: string | null
  byCurrency: Record<string, string>
  /** All limits in one line: `100 EUR=50 USD=60`. */
  limits: string
}

/** The columns a page of games is sorted by: the id. */
export const gameSortColumns = 1
export const gamePage = 50

/** A page of a provider's games, by id. */
export async function listGames(
  providerId: string,
  filter: GameFilter,
  cursor: Cursor | null,
  size = gamePage,
): Promise<Page<GameRow>> {
  return keysetPage(
    cursor,
    size,
    (from, limit) => fetchGames(providerId, filter, from, limit),
    row => [row.id],
  )
}

async function fetchGames(
  providerId: string,
  { q, status }: GameFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<GameRow[]> {
  const isBackward = cursor?.direction === 'before'
  const [key] = cursor?.keys ?? []
  const found = await prisma().game.findMany({
    where: {
      providerId,
      ...(key === undefined ? {} : { id: isBackward ? { lt: key } : { gt: key } }),
      ...(status ? { status } : {}),
      ...(q ? { OR: [{ id: within(q) }, { name: { ...within(q), mode: 'insensitive' } }] } : {}),
    },
    orderBy: { id: isBackward ? 'desc' : 'asc' },
    take: limit,
    include: { limits: { orderBy: { currency: 'asc' } } },
  })
  return found.map(({ id, name, status: state, stakeMax, limits }) => {
    const all: StakeLimits = {
      stakeMax: stakeMax?.toFixed() ?? null,
      byCurrency: Object.fromEntries(
        limits.map(one => [one.currency, amountCell(one.stakeMax, one.currency)]),
      ),
    }
    return { id, name, status: state, ...all, limits: writeLimits(all) }
  })
}

/** Anywhere within, letter by letter: Prisma hands % and _ on as the pattern's own. */
function within(text: string) {
  return { contains: text.replace(/[\\%_]/g, '\\$&') }
}
