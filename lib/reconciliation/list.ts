import { prisma } from '@/lib/db/prisma'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { uuidPattern } from '@/lib/text'
import type { ReconciliationFilter } from './filter'
import { type ReconciliationRow, toReconciliationRows } from './row'

/** The columns a page of runs is sorted by: when it was begun, and the id. */
export const reconciliationSortColumns = 2
export const reconciliationPage = 50

/** A page of runs, the newest first. */
export function listReconciliations(
  filter: ReconciliationFilter,
  cursor: Cursor | null,
  size = reconciliationPage,
): Promise<Page<ReconciliationRow>> {
  return keysetPage(
    isSound(cursor) ? cursor : null,
    size,
    async (from, limit) => {
      const isBackward = from?.direction === 'before'
      const direction = isBackward ? 'asc' : 'desc'
      const side = isBackward ? 'gt' : 'lt'
      const [time, id] = from?.keys ?? []
      const beyond =
        time && id
          ? {
              OR: [
                { startedAt: { [side]: new Date(time) } },
                { startedAt: new Date(time), id: { [side]: id } },
              ],
            }
          : {}
      const found = await prisma().reconciliation.findMany({
        where: { AND: [filter.provider ? { providerId: filter.provider } : {}, beyond] },
        orderBy: [{ startedAt: direction }, { id: direction }],
        take: limit,
      })
      return toReconciliationRows(found)
    },
    row => [row.startedAt, row.id],
  )
}

function isSound(cursor: Cursor | null): boolean {
  if (cursor === null) return true
  const [time, id] = cursor.keys as [string, string]
  return !Number.isNaN(Date.parse(time)) && uuidPattern.test(id)
}
