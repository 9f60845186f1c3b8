import type { By } from '@/lib/actor'
import type { Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import type { AuditAction } from './actions'
import type { AuditSubject } from './subjects'

/** One event. `before` and `after` hold what changed, as plain values; amounts are strings. */
export type AuditFacts = {
  action: AuditAction
  subject: AuditSubject
  /** `held`: it waits for a second person. `done` unless said. */
  outcome?: 'done' | 'held' | 'refused'
  /** Whose data it touches. */
  playerId?: string | null
  reason?: string | null
  before?: object | null
  after?: object | null
}

const subjectMax = 400
const textMax = 20_000

/**
 * Writes an event of the audit inside the transaction of what it tells of: both are there, or neither. The
 * database numbers and chains it (trigger `chain_audit_event`) and holds the chain's head until the commit,
 * so it comes last in its transaction.
 */
export async function recordAudit(tx: Tx, by: By, facts: AuditFacts): Promise<void> {
  const { person } = by
  await tx.$executeRaw`
    insert into audit_events (id, at, actor, actor_name, actor_role, action, outcome, subject_kind, subject_id, player_id,
      reason, before, after, address, session_id)
    values (${newId()}::uuid, ${new Date(by.at)}, ${by.actor}, ${person?.name ?? null}, ${person?.role ?? null}, ${facts.action},
      ${facts.outcome ?? 'done'}, ${facts.subject.kind}, ${clean(facts.subject.id.slice(0, subjectMax))}, ${clean(facts.playerId ?? null)},
      ${clean(facts.reason ?? null)}, ${textOf(facts.before)}, ${textOf(facts.after)}, ${person?.address ?? by.address ?? null},
      ${person?.sessionId ?? null}::uuid)`
}

function textOf(facts: object | null | undefined): string | null {
  return facts ? clean(JSON.stringify(facts)) : null
}

/** Text as Postgres can hold it: no null bytes, no lone surrogates, not endless. */
function clean(text: string | null): string | null {
  return text === null ? null : text.slice(0, textMax).replace(/\0|\p{Cs}/gu, '\uFFFD')
}
