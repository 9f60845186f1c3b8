import { type Instant, now } from '@/lib/clock'
import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import type { ProviderFilter } from '@/lib/providers/filter'
import { type Health, listHealth, providersMax } from './health'

export const healthSortColumns = 1
export const healthPage = 50

/** A page of the providers with their health, by id. A page holds `providersMax` at most. */
export async function listHealthPage(
  filter: ProviderFilter,
  cursor: Cursor | null,
  size = healthPage,
  at: Instant = now(),
): Promise<Page<Health>> {
  const page = await keysetPage(
    cursor,
    Math.min(size, providersMax),
    (from, limit) => fetchIds(filter, from, limit),
    ({ id }) => [id],
  )
  const ids = page.rows.map(({ id }) => id)
  return { ...page, rows: ids.length > 0 ? await listHealth(at, ids) : [] }
}

function fetchIds(filter: ProviderFilter, cursor: Cursor | null, limit: number): Promise<{ id: string }[]> {
  const isBackward = cursor?.direction === 'before'
  const [key] = cursor?.keys ?? []
  return prisma().provider.findMany({
    where: { AND: [whereOf(filter), key === undefined ? {} : { id: { [isBackward ? 'lt' : 'gt']: key } }] },
    orderBy: { id: isBackward ? 'desc' : 'asc' },
    take: limit,
    select: { id: true },
  })
}

function whereOf({ q, mode, status }: ProviderFilter): Prisma.ProviderWhereInput {
  // Prisma leaves the marks of a pattern in the text: they are meant as they stand.
  const contains = q?.replace(/[\\%_]/g, '\\$&')
  return {
    ...(contains
      ? { OR: [{ id: { contains: contains.toLowerCase() } }, { name: { contains, mode: 'insensitive' } }] }
      : {}),
    ...(mode ? { mode } : {}),
    ...(status ? { status } : {}),
  }
}
