import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { lockProvider } from './find'

export const rateLimitMax = 1_000_000

export type RateLimit = {
  providerId: string
  /** Debits a second of all its keys that have no limit of their own; null: none. */
  rateLimit: number | null
  reason: string
}

/** Sets how many debits a second a provider may make. Refuses INVALID_REQUEST when unknown or out of bounds. */
export async function setRateLimit(
  { tx, audit }: AuditScope,
  { providerId, rateLimit, reason }: RateLimit,
): Promise<true> {
  if (rateLimit !== null && (rateLimit < 1 || rateLimit > rateLimitMax))
    refuse('INVALID_REQUEST', {
      field: 'rate_limit',
      message: `A rate limit is 1 to ${rateLimitMax} debits a second.`,
    })
  await lockProvider(tx, providerId)
  const before = await tx.provider.findUniqueOrThrow({
    where: { id: providerId },
    select: { rateLimit: true },
  })
  await tx.provider.update({ where: { id: providerId }, data: { rateLimit } })
  await audit({
    action: 'provider.change',
    subject: { kind: 'provider', id: providerId },
    reason,
    before,
    after: { rateLimit },
  })
  return true
}
