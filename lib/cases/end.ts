import type { AuditScope } from '@/lib/audit/scope'
import { closeCase } from './close'
import { type CaseEnd, personalEnds } from './ends'
import { parseSeen, parseWords, type Seen } from './seen'

export type Ending = Seen & { ended: CaseEnd; note: string | null }

/** What a person says who closes a case: how it ended, from the ends a person may choose, and why. */
export function parseEnding(form: unknown): Ending | null {
  const sent = parseSeen(form)
  const ended = personalEnds.find(end => end === sent?.ended)
  const note = parseWords(sent?.note)
  return sent && ended && note !== undefined ? { id: sent.id, seen: sent.seen, ended, note } : null
}

/** Closes a case by a person's own word. Refuses NOT_ALLOWED where it is closed or not what the person saw. */
export async function endCase({ tx, by, audit }: AuditScope, ending: Ending): Promise<true> {
  await audit(await closeCase(tx, by, ending))
  return true
}
