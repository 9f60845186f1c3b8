import { readStaffActor } from '@/lib/actor'
import { peopleBehind } from '@/lib/approvals/names'
import { prisma } from '@/lib/db/prisma'
import { dayCell, plainCell, timeCell } from '@/lib/listing/cells'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { dateOf, isDay } from './day'
import { type SheetKind, sheetKinds } from './sheet'

/** A revision of a day's rate: what it is, and how it came. */
export type RevisionRow = {
  id: string
  day: string
  revision: string
  rate: string
  /** What the source says, in units of the currency per euro. */
  quoted: string | null
  source: string
  setAt: string
  setBy: string
  approvedBy: string | null
  cameAs: string | null
  fileName: string | null
  reason: string | null
  sheetId: string | null
  /** Whether it is the day's newest revision: the one that counts. */
  counts: boolean
}

/** The columns a page of revisions is sorted by: day and revision. */
export const revisionSortColumns = 2
const pageSize = 50

/** All revisions of a currency's rates, the newest day first, and of a day the newest revision. */
export function listRevisions(
  currency: string,
  cursor: Cursor | null,
  size = pageSize,
): Promise<Page<RevisionRow>> {
  const [day = '', revision = ''] = cursor?.keys ?? []
  const isSound = isDay(day) && /^[1-9][0-9]{0,8}$/.test(revision)
  return keysetPage(
    isSound ? cursor : null,
    size,
    (from, limit) => fetchRevisions(currency, from, limit),
    row => [row.day, row.revision],
  )
}

async function fetchRevisions(
  currency: string,
  cursor: Cursor | null,
  limit: number,
): Promise<RevisionRow[]> {
  const order = cursor?.direction === 'before' ? 'asc' : 'desc'
  const found = await prisma().rate.findMany({
    where: { currency, ...beyond(cursor) },
    orderBy: [{ day: order }, { revision: order }],
    take: limit,
    include: { sheet: true },
  })
  const days = [...new Set(found.map(({ day }) => day.getTime()))].map(time => new Date(time))
  const newest = await prisma().rate.groupBy({
    by: ['day'],
    where: { currency, day: { in: days } },
    _max: { revision: true },
  })
  const last = new Map(newest.map(({ day, _max }) => [day.getTime(), _max.revision]))
  const names = await peopleBehind(found.map(({ createdBy }) => createdBy))
  return found.map(one => {
    const people = readStaffActor(one.createdBy)
    const named = (id: string) => names.get(id) ?? id
    return {
      id: `${dayCell(one.day)} ${one.revision}`,
      day: dayCell(one.day),
      revision: `${one.revision}`,
      rate: plainCell(one.rate),
      quoted: one.quoted && plainCell(one.quoted),
      source: one.source,
      setAt: timeCell(one.createdAt),
      setBy: people ? named(people.makerId) : one.createdBy,
      approvedBy: people?.approverId ? named(people.approverId) : null,
      cameAs: one.sheet && (sheetKinds[one.sheet.kind as SheetKind] ?? one.sheet.kind),
      fileName: one.sheet?.fileName ?? null,
      reason: one.sheet?.reason ?? null,
      sheetId: one.sheetId,
      counts: last.get(one.day.getTime()) === one.revision,
    }
  })
}

function beyond(cursor: Cursor | null) {
  if (!cursor) return {}
  const [day, revision] = [dateOf(cursor.keys[0]!), Number.parseInt(cursor.keys[1]!, 10)]
  return cursor.direction === 'after'
    ? { OR: [{ day: { lt: day } }, { day, revision: { lt: revision } }] }
    : { OR: [{ day: { gt: day } }, { day, revision: { gt: revision } }] }
}
