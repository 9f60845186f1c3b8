import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { stuckAfterMax } from './facts'
import { refuseUnknownProvider } from './find'

export type StuckAfter = { providerId: string; minutes: number }

/** How long a provider's rounds may stay open: whole minutes, one to a week. Null for anything else. */
export function parseStuckAfter(form: unknown): StuckAfter | null {
  const { providerId, minutes } = (form ?? {}) as Record<string, unknown>
  if (typeof providerId !== 'string' || typeof minutes !== 'string' || !/^[0-9]{1,5}$/.test(minutes))
    return null
  return { providerId, minutes: Number.parseInt(minutes, 10) }
}

/** Sets when this provider's rounds count as stuck. Refuses INVALID_REQUEST when unknown or out of bounds. */
export async function setStuckAfter(
  { tx, audit }: AuditScope,
  { providerId, minutes }: StuckAfter,
): Promise<true> {
  if (minutes < 1 || minutes > stuckAfterMax)
    refuse('INVALID_REQUEST', {
      field: 'minutes',
      message: `Between 1 minute and ${stuckAfterMax} minutes (a week).`,
    })
  const before = await tx.provider.findUnique({
    where: { id: providerId },
    select: { stuckAfterMinutes: true },
  })
  if (!before) refuseUnknownProvider(providerId)
  await tx.provider.update({ where: { id: providerId }, data: { stuckAfterMinutes: minutes } })
  await audit({
    action: 'provider.stuck-after',
    subject: { kind: 'provider', id: providerId },
    before: { minutes: before.stuckAfterMinutes },
    after: { minutes },
  })
  return true
}
