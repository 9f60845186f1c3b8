import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { claimCase, refuseClosed } from './claim'
import { parseSeen, type Seen } from './seen'

const hour = 3_600_000

/** How long a case can be put off with one click, in milliseconds. */
export const snoozes = { '1h': hour, '4h': 4 * hour, '1d': 24 * hour } as const
const daysMax = 30

/** `until`: a moment, one of the words above, or null to take it up again. */
export type Snooze = Seen & { until: { for: keyof typeof snoozes } | { at: Date } | null }

export function parseSnooze(form: unknown): Snooze | null {
  const sent = parseSeen(form)
  if (!sent) return null
  const { id, seen, until } = sent
  if (until === null) return { id, seen, until }
  if (typeof until !== 'string') return null
  if (Object.hasOwn(snoozes, until)) return { id, seen, until: { for: until as keyof typeof snoozes } }
  const at = new Date(until)
  return Number.isNaN(at.getTime()) ? null : { id, seen, until: { at } }
}

/**
 * Puts a case off: until then the queues do not show it unless asked. Refuses NOT_ALLOWED where the case is
 * closed or not what the person saw any more, INVALID_REQUEST for a time that is over or too far off.
 */
export async function snoozeCase(
  { tx, by, audit }: AuditScope,
  { id, seen, until }: Snooze,
): Promise<string | null> {
  const claimed = await claimCase(tx, by, id, seen)
  refuseClosed(claimed)
  const end = until && ('for' in until ? by.at + snoozes[until.for] : until.at.getTime())
  if (end !== null && (end <= by.at || end > by.at + daysMax * 24 * hour))
    refuse('INVALID_REQUEST', {
      message: `Put it off to a time that is to come, at most ${daysMax} days from now.`,
    })
  const snoozedUntil = end === null ? null : new Date(end)
  await tx.case.update({ where: { id }, data: { snoozedUntil, updatedAt: claimed.changeAt } })
  await audit({
    action: 'case.snooze',
    subject: { kind: 'case', id },
    playerId: claimed.playerId,
    before: { until: claimed.snoozedUntil?.toISOString() ?? null },
    after: { until: snoozedUntil?.toISOString() ?? null },
  })
  return snoozedUntil?.toISOString() ?? null
}
