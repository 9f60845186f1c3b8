import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { claimCase } from './claim'
import { parseSeen, parseWords, type Seen } from './seen'

export type Reopening = Seen & { note: string | null }

export function parseReopening(form: unknown): Reopening | null {
  const sent = parseSeen(form)
  const note = parseWords(sent?.note)
  return sent && note !== undefined ? { id: sent.id, seen: sent.seen, note } : null
}

/** Opens a closed case again. Refuses NOT_ALLOWED where it is open, or not what the person saw any more. */
export async function reopenCase(
  { tx, by, audit }: AuditScope,
  { id, seen, note }: Reopening,
): Promise<true> {
  const claimed = await claimCase(tx, by, id, seen)
  if (claimed.state === 'open') refuse('NOT_ALLOWED', { message: 'This case is open already.' })
  await tx.case.update({
    where: { id },
    data: { state: 'open', closedAt: null, closedBy: null, ended: null, updatedAt: claimed.changeAt },
  })
  await audit({
    action: 'case.reopen',
    subject: { kind: 'case', id },
    playerId: claimed.playerId,
    reason: note,
    before: { state: 'closed', ended: claimed.ended },
    after: { state: 'open' },
  })
  return true
}
