import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { isText } from '@/lib/text'
import { rateLimitMax } from '../set-rate-limit'
import { isKeyLive, lockKey } from './live'

export type KeyChange = {
  keyId: string
  label: string | null
  /** Debits a second; null: the provider's own limit. */
  rateLimit: number | null
  reason?: string | null
}

export const labelMax = 100

/**
 * Names a key, or sets its own rate limit. Refuses INVALID_REQUEST for an unknown key, a label or a limit that is
 * none; NOT_ALLOWED for a key that is over, and a limit of the operator's own: its calls have none.
 */
export async function changeKey({ tx, by, audit }: AuditScope, change: KeyChange): Promise<true> {
  const { keyId, label, rateLimit, reason = null } = change
  if (label !== null && !isText(label, labelMax))
    refuse('INVALID_REQUEST', { field: 'label', message: `A label is 1 to ${labelMax} characters.` })
  if (rateLimit !== null && (rateLimit < 1 || rateLimit > rateLimitMax))
    refuse('INVALID_REQUEST', {
      field: 'rate_limit',
      message: `A rate limit is 1 to ${rateLimitMax} debits a second.`,
    })
  const key = await lockKey(tx, keyId)
  if (!isKeyLive(key, by.at)) refuse('NOT_ALLOWED', { message: 'This key is over: nothing of it changes.' })
  if (key.providerId === null && rateLimit !== null)
    refuse('NOT_ALLOWED', { field: 'rate_limit', message: "The operator's own calls have no rate limit." })
  await tx.credential.update({ where: { id: keyId }, data: { label, rateLimit } })
  await audit({
    action: 'key.change',
    subject: { kind: 'key', id: keyId },
    reason,
    before: { providerId: key.providerId, label: key.label, rateLimit: key.rateLimit },
    after: { providerId: key.providerId, label, rateLimit },
  })
  return true
}
