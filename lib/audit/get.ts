import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import type { AuditRow } from './list'
import { readRoleWords } from './role-words'

/** An event with all that is kept of it. */
export type AuditDetail = AuditRow & {
  eventId: string
  before: string | null
  after: string | null
  sessionId: string | null
  /** Its link in the chain, in hex. */
  previousHash: string
  hash: string
  /** The numbers of its neighbours in the chain. */
  older: string | null
  newer: string | null
}

/** An event by its number in the chain; null where there is none. */
export async function getAuditEvent(seq: string): Promise<AuditDetail | null> {
  if (!/^[1-9][0-9]{0,17}$/.test(seq)) return null
  const number = BigInt(seq)
  const found = await prisma().auditEvent.findMany({
    where: { seq: { in: [number - 1n, number, number + 1n] } },
    orderBy: { seq: 'asc' },
  })
  const event = found.find(one => one.seq === number)
  if (!event) return null
  return {
    id: seq,
    eventId: event.id,
    at: timeCell(event.at),
    actor: event.actor,
    name: event.actorName,
    role: (await readRoleWords([event]))(event),
    action: event.action,
    outcome: event.outcome,
    subjectKind: event.subjectKind,
    subjectId: event.subjectId,
    playerId: event.playerId,
    reason: event.reason,
    before: event.before,
    after: event.after,
    address: event.address,
    sessionId: event.sessionId,
    previousHash: Buffer.from(event.previousHash).toString('hex'),
    hash: Buffer.from(event.hash).toString('hex'),
    older: found.some(one => one.seq < number) ? `${number - 1n}` : null,
    newer: found.some(one => one.seq > number) ? `${number + 1n}` : null,
  }
}
