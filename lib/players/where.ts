import type { Prisma } from '@/lib/db/generated/client'
import type { PlayerFilter } from './filter'

/** The condition of a filter: id or name beginning with the text, the rest as it stands. */
export function playersWhere(filter: PlayerFilter): Prisma.PlayerWhereInput {
  const { q, status, currency, test } = filter
  return {
    ...(q
      ? { OR: [{ id: { startsWith: q } }, { displayName: { startsWith: q, mode: 'insensitive' as const } }] }
      : {}),
    ...(status ? { status } : {}),
    ...(currency ? { currency } : {}),
    ...(test ? { test: test === 'test' } : {}),
  }
}
