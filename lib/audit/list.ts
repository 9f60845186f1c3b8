import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { auditDays } from './days'
import type { AuditFilter } from './filter'
import { readRoleWords } from './role-words'
import { auditWhere } from './where'

/** An event as a list shows it. `id` is its number in the chain. */
export type AuditRow = {
  id: string
  at: string
  actor: string
  /** Who that was at the time; null for what is no person. */
  name: string | null
  role: string | null
  action: string
  outcome: string
  subjectKind: string
  subjectId: string
  playerId: string | null
  reason: string | null
  address: string | null
}

/** The columns a page of the audit is sorted by: the number in the chain. */
export const auditSortColumns = 1
export const auditPage = 50

/**
 * A page of the audit, newest first, in the order of its chain. Of a filter only what is asked for has to be
 * named: `{ player }` or `{ kind, subject }` are a player's and a thing's own events.
 */
export async function listAudit(
  filter: Partial<AuditFilter>,
  cursor: Cursor | null,
  size = auditPage,
): Promise<Page<AuditRow>> {
  const asked = await whereOf(filter)
  return keysetPage(
    cursor && /^[0-9]{1,18}$/.test(cursor.keys[0]!) ? cursor : null,
    size,
    (from, limit) => fetchEvents(asked, from, limit),
    row => [row.id],
  )
}

/** How many events a filter finds. */
export async function countAudit(filter: AuditFilter): Promise<number> {
  return prisma().auditEvent.count({ where: await whereOf(filter) })
}

async function whereOf(filter: Partial<AuditFilter>): Promise<Prisma.AuditEventWhereInput> {
  const days = filter.from || filter.to ? await auditDays(filter) : {}
  return { AND: [auditWhere(filter), days] }
}

const shown = {
  seq: true,
  at: true,
  actor: true,
  actorName: true,
  actorRole: true,
  action: true,
  outcome: true,
  subjectKind: true,
  subjectId: true,
  playerId: true,
  reason: true,
  address: true,
} as const satisfies Prisma.AuditEventSelect

async function fetchEvents(
  asked: Prisma.AuditEventWhereInput,
  cursor: Cursor | null,
  limit: number,
): Promise<AuditRow[]> {
  const isBackward = cursor?.direction === 'before'
  const beyond = cursor ? { seq: { [isBackward ? 'gt' : 'lt']: BigInt(cursor.keys[0]!) } } : {}
  const found = await prisma().auditEvent.findMany({
    where: { AND: [asked, beyond] },
    orderBy: { seq: isBackward ? 'asc' : 'desc' },
    take: limit,
    select: shown,
  })
  const roleOf = await readRoleWords(found)
  return found.map(({ seq, at, actorName, actorRole, ...event }) => ({
    ...event,
    id: `${seq}`,
    at: timeCell(at),
    name: actorName,
    role: roleOf({ actor: event.actor, actorRole }),
  }))
}
