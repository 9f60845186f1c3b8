import { Prisma } from '@/lib/db/generated/client'
import type { Cursor } from '@/lib/listing/keyset'
import type { Direction } from '@/lib/listing/sort'
import { parseAmount } from '@/lib/money/amount'
import type { PlayerSortId } from './filter'

/** A way to sort players that an index has: the column, how it is compared, and its text in a cursor. */
export type PlayerOrder = {
  column: Prisma.Sql
  less: Prisma.Sql
  more: Prisma.Sql
  /** How the index is told its own order. */
  ascending: Prisma.Sql
  descending: Prisma.Sql
  /** The column as the cursor's text; null where the column is. */
  key: Prisma.Sql
  valueOfKey: (key: string) => Prisma.Sql
  isKey: (key: string) => boolean
  /** In this direction those without a value come last, in the other first; none where every row has one. */
  emptyLast: Direction | null
}

const plain = {
  less: Prisma.sql`<`,
  more: Prisma.sql`>`,
  ascending: Prisma.sql`asc`,
  descending: Prisma.sql`desc`,
}

/** Microseconds since the epoch: all that a timestamp has, and nothing to misread. */
const moment = (column: Prisma.Sql) => ({
  column,
  key: Prisma.sql`(extract(epoch from ${column}) * 1000000)::bigint::text`,
  valueOfKey: (key: string) =>
    Prisma.sql`(timestamptz '1970-01-01 00:00:00Z' + ${key}::bigint * interval '1 microsecond')`,
})
const isMoment = (key: string) => /^[0-9]{1,16}$/.test(key)

export const playerOrders: Record<PlayerSortId, PlayerOrder> = {
  createdAt: { ...plain, ...moment(Prisma.sql`p.created_at`), isKey: isMoment, emptyLast: null },
  seenAt: {
    ...plain,
    ...moment(Prisma.sql`p.last_seen_at`),
    // As its index has them, so that it need not be sorted again.
    ascending: Prisma.sql`asc nulls first`,
    descending: Prisma.sql`desc nulls last`,
    isKey: key => key === '' || isMoment(key),
    emptyLast: 'descending',
  },
  id: {
    ...plain,
    column: Prisma.sql`p.id`,
    key: Prisma.sql`p.id`,
    valueOfKey: key => Prisma.sql`${key}`,
    isKey: () => true,
    emptyLast: null,
  },
  // By bytes, as the index that finds names by their beginning has them.
  name: {
    column: Prisma.sql`lower(p.display_name)`,
    less: Prisma.sql`~<~`,
    more: Prisma.sql`~>~`,
    ascending: Prisma.sql`using ~<~`,
    descending: Prisma.sql`using ~>~`,
    key: Prisma.sql`lower(p.display_name)`,
    valueOfKey: key => Prisma.sql`${key}`,
    isKey: () => true,
    emptyLast: 'ascending',
  },
  balance: {
    ...plain,
    column: Prisma.sql`w.balance`,
    key: Prisma.sql`w.balance::text`,
    valueOfKey: key => Prisma.sql`${key}::numeric`,
    isKey: key => parseAmount(key.replace(/^-/, '')) !== null,
    emptyLast: null,
  },
}

/** A stretch of the list, walked one way: those with a value or those without, from behind a row on. */
export type Part = { isEmpty: boolean; isForward: boolean; from: { key: string; id: string } | null }

/** The stretches a page may reach into, in the order they are walked. */
export function partsOf(order: PlayerOrder, direction: Direction, cursor: Cursor | null): Part[] {
  const isForward = (direction === 'ascending') === (cursor?.direction !== 'before')
  const [key = '', id = ''] = cursor?.keys ?? []
  const part = (isEmpty: boolean, isBegun: boolean): Part => ({
    isEmpty,
    isForward,
    from: isBegun ? { key, id } : null,
  })
  if (order.emptyLast === null) return [part(false, cursor !== null)]
  const isEmptyLast = (order.emptyLast === 'ascending') === isForward
  const stretches = isEmptyLast ? [false, true] : [true, false]
  if (cursor === null) return stretches.map(isEmpty => part(isEmpty, false))
  const isIn = key === ''
  return stretches.slice(stretches.indexOf(isIn)).map(isEmpty => part(isEmpty, isEmpty === isIn))
}

/** The condition of a stretch. The first of the two on the column lets the index begin where the page does. */
export function beyondOf({ column, less, more, valueOfKey, emptyLast }: PlayerOrder, part: Part): Prisma.Sql {
  const { isEmpty, isForward, from } = part
  const beyond = isForward ? more : less
  const side = isForward ? Prisma.sql`>` : Prisma.sql`<`
  if (isEmpty) {
    return from ? Prisma.sql`${column} is null and p.id ${side} ${from.id}` : Prisma.sql`${column} is null`
  }
  const there = emptyLast === null ? Prisma.sql`true` : Prisma.sql`${column} is not null`
  if (!from) return there
  const value = valueOfKey(from.key)
  return Prisma.sql`${there} and not (${column} ${isForward ? less : more} ${value})
    and (${column} ${beyond} ${value} or (${column} = ${value} and p.id ${side} ${from.id}))`
}

export function orderOf({ column, ascending, descending }: PlayerOrder, part: Part): Prisma.Sql {
  const way = part.isForward ? Prisma.sql`asc` : Prisma.sql`desc`
  if (part.isEmpty) return Prisma.sql`p.id ${way}`
  return Prisma.sql`${column} ${part.isForward ? ascending : descending}, p.id ${way}`
}
