import type { By, Person } from '@/lib/actor'
import type { AuditAction } from '@/lib/audit/actions'
import { recordAudit } from '@/lib/audit/record'
import type { AuditSubject } from '@/lib/audit/subjects'
import { type Instant, now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/prisma'

type Viewer = { id: string; name: string; role: string; address: string; sessionId: string }

// A page that refreshes itself every few seconds is one look, not hundreds.
const lookLasts = 5 * 60_000
const remembered = 10_000
const key = Symbol.for('cage.looks')
const shared = globalThis as { [key]?: Map<string, Instant> }

/**
 * Writes that somebody looked at a thing, before it is shown: a look at a player's data is an event like any
 * other. The same look of the same sign-in within five minutes is one event; a refused one always counts.
 */
export async function recordView(
  staff: Viewer,
  action: AuditAction,
  subject: AuditSubject,
  playerId: string | null = null,
  outcome: 'done' | 'refused' = 'done',
): Promise<void> {
  const at = now()
  const look = `${staff.sessionId} ${action} ${subject.kind} ${subject.id}`
  if (outcome === 'done' && isFresh(look, at)) return
  const { id: staffId, name, role, address, sessionId } = staff
  const person: Person = { staffId, name, role, address, sessionId }
  const by: By = { actor: `staff:${staffId}`, at, person }
  await inTransaction(tx => recordAudit(tx, by, { action, subject, playerId, outcome }))
  if (outcome === 'done') remember(look, at)
}

function isFresh(look: string, at: Instant): boolean {
  const last = looks().get(look)
  return last !== undefined && at - last < lookLasts
}

function remember(look: string, at: Instant): void {
  const oldest = looks().keys().next()
  if (looks().size >= remembered && !oldest.done) looks().delete(oldest.value)
  looks().delete(look)
  looks().set(look, at)
}

function looks(): Map<string, Instant> {
  shared[key] ??= new Map()
  return shared[key]
}
