import { type AuditAction, auditActions } from '@/lib/audit/actions'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { endTitle } from './ends'
import { reasonTitle } from './reasons'

/** A change of a case, in words. */
export type TrailRow = {
  id: string
  at: string
  who: string
  did: string
  /** What it changed; null where the words say it all. */
  change: string | null
  /** What the person wrote to it. */
  note: string | null
}

const changes = [
  'case.open',
  'case.assign',
  'case.snooze',
  'case.close',
  'case.reopen',
  'note.write',
] as const satisfies AuditAction[]
const shown = 200

/** What was done to a case, newest first, read from the audit; at most two hundred changes. */
export async function listTrail(caseId: string): Promise<TrailRow[]> {
  const found = await prisma().auditEvent.findMany({
    where: { subjectKind: 'case', subjectId: caseId, action: { in: [...changes] }, outcome: 'done' },
    orderBy: { seq: 'desc' },
    take: shown,
  })
  return found.map(({ id, at, actor, actorName, action, reason, before, after }) => ({
    id,
    at: timeCell(at),
    who: actorName ?? (actor === 'sweep' ? 'The sweep' : actor),
    did: auditActions[action as AuditAction] ?? action,
    change: changeOf(action, read(before), read(after)),
    note: reason,
  }))
}

type Values = Record<string, string | null>

function changeOf(action: string, before: Values, after: Values): string | null {
  if (action === 'case.assign') return `${before.owner ?? 'nobody'} → ${after.owner ?? 'nobody'}`
  if (action === 'case.snooze') return after.until ? `until ${timeText(after.until)}` : 'taken up again'
  if (action === 'case.close') return endTitle(after.ended ?? null)
  if (action === 'case.reopen') return reasonTitle(after.reason ?? null)
  return null
}

function timeText(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`
}

function read(text: string | null): Values {
  return text === null ? {} : (JSON.parse(text) as Values)
}
