import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { uuidPattern } from '@/lib/text'
import type { CaseFilter, StuckFilter } from './filter'
import { type CaseRow, toCaseRows, withOwner } from './row'
import { listSandboxes } from './sandboxes'
import { type Asking, casesWhere, stuckWhere } from './where'

/** The columns a page of cases is sorted by: a time and the id. */
export const caseSortColumns = 2
export const casePage = 50

/** A page of cases, those opened last first. */
export async function listCases(
  filter: CaseFilter,
  asking: Asking,
  cursor: Cursor | null,
  size = casePage,
): Promise<Page<CaseRow>> {
  const where = casesWhere(filter, asking, await listSandboxes())
  return pageOf({ by: 'openedAt', first: 'desc' }, where, asking, cursor, size)
}

/** How many cases a filter finds. */
export async function countCases(filter: CaseFilter, asking: Asking): Promise<number> {
  return prisma().case.count({ where: casesWhere(filter, asking, await listSandboxes()) })
}

/** A page of the queue of stuck rounds, the oldest round first. */
export async function listStuck(
  filter: StuckFilter,
  asking: Asking,
  cursor: Cursor | null,
  size = casePage,
): Promise<Page<CaseRow>> {
  const where = stuckWhere(filter, asking, await listSandboxes())
  return pageOf({ by: 'since', first: 'asc' }, where, asking, cursor, size)
}

/** How many stuck rounds a filter finds. */
export async function countStuck(filter: StuckFilter, asking: Asking): Promise<number> {
  return prisma().case.count({ where: stuckWhere(filter, asking, await listSandboxes()) })
}

type Order = { by: 'openedAt' | 'since'; first: 'asc' | 'desc' }

function pageOf(
  order: Order,
  where: Prisma.CaseWhereInput,
  asking: Asking,
  cursor: Cursor | null,
  size: number,
): Promise<Page<CaseRow>> {
  return keysetPage(
    isSound(cursor) ? cursor : null,
    size,
    (from, limit) => fetchCases(order, where, asking, from, limit),
    row => [row[order.by], row.id],
  )
}

async function fetchCases(
  { by, first }: Order,
  where: Prisma.CaseWhereInput,
  asking: Asking,
  cursor: Cursor | null,
  limit: number,
): Promise<CaseRow[]> {
  const isBackward = cursor?.direction === 'before'
  const direction = isBackward ? (first === 'asc' ? 'desc' : 'asc') : first
  const found = await prisma().case.findMany({
    where: { AND: [where, beyond(by, direction, cursor)] },
    orderBy: [{ [by]: direction }, { id: direction }],
    take: limit,
    include: withOwner,
  })
  return toCaseRows(found, asking.at)
}

function beyond(by: Order['by'], direction: 'asc' | 'desc', cursor: Cursor | null): Prisma.CaseWhereInput {
  if (!cursor) return {}
  const [time, id] = cursor.keys as [string, string]
  const at = new Date(time)
  const side = direction === 'asc' ? 'gt' : 'lt'
  // The first condition says nothing new, but lets the index begin where the page does.
  return { [by]: { [`${side}e`]: at }, OR: [{ [by]: { [side]: at } }, { [by]: at, id: { [side]: id } }] }
}

function isSound(cursor: Cursor | null): boolean {
  if (cursor === null) return true
  const [time, id] = cursor.keys as [string, string]
  return !Number.isNaN(Date.parse(time)) && uuidPattern.test(id)
}
