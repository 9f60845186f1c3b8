import { dayBefore } from '@/lib/clock'
import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import type { AuditFilter } from './filter'

// An event carries the time its change began and is numbered at the end: neighbours may lie the wrong way
// round by as long as a transaction lasts, which is far less than this.
const slack = 5 * 60_000

/**
 * The days of a filter (UTC, both included) as a condition on the chain's numbers, so that a page in the
 * middle of a long audit starts there; the exact times decide what is in it.
 */
export async function auditDays({
  from,
  to,
}: Pick<Partial<AuditFilter>, 'from' | 'to'>): Promise<Prisma.AuditEventWhereInput> {
  const begin = from ? startOf(from) : null
  const end = to ? startOf(dayBefore(to, -1)) : null
  const [first, beyond] = await Promise.all([
    begin === null ? null : firstOf(begin),
    end === null ? null : anySince(end + slack),
  ])
  return {
    at: {
      ...(begin === null ? {} : { gte: new Date(begin) }),
      ...(end === null ? {} : { lt: new Date(end) }),
    },
    seq: { ...(first === null ? {} : { gte: first }), ...(beyond === null ? {} : { lt: beyond }) },
  }
}

/** The smallest number of this time or later. What was begun first need not be numbered first. */
async function firstOf(begin: number): Promise<bigint | null> {
  // `+ 0` keeps the search to the times: the smallest of all numbers would be looked for from the very first.
  const found = await prisma().$queryRaw<{ seq: bigint | null }[]>`
    select min(seq + 0) as seq from audit_events where at >= ${new Date(begin)}
      and at <= (select min(at) from audit_events where at >= ${new Date(begin)}) + make_interval(secs => ${slack / 1000})`
  return found[0]?.seq ?? null
}

/** The number of an event of this time or later; null where there is none. */
async function anySince(at: number): Promise<bigint | null> {
  const found = await prisma().auditEvent.findFirst({
    where: { at: { gte: new Date(at) } },
    orderBy: { at: 'asc' },
    select: { seq: true },
  })
  return found?.seq ?? null
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}
