import type { AuditScope } from '@/lib/audit/scope'
import { type Instant, toTimestamp } from '@/lib/clock'
import { refuse } from '@/lib/refusal'
import { lockProvider } from '../find'
import { insertKey, type NewKey } from './insert'
import { listLive, liveKeysMax } from './live'

export type KeyOrder = {
  providerId: string
  expiresAt?: Instant | null
  label?: string | null
  /** Debits a second; null: the provider's own limit. */
  rateLimit?: number | null
}

/**
 * A key for a provider. Refuses INVALID_REQUEST for an unknown provider or an end that has passed, NOT_ALLOWED
 * when it has two live keys: one must be revoked first.
 */
export async function createKey({ tx, by, audit }: AuditScope, order: KeyOrder): Promise<NewKey> {
  const { providerId, expiresAt = null, label = null, rateLimit = null } = order
  if (expiresAt !== null && expiresAt <= by.at) {
    refuse('INVALID_REQUEST', { field: 'expires', message: 'The key would have expired already.' })
  }
  await lockProvider(tx, providerId)
  const live = await listLive(tx, providerId, by.at)
  if (live.length >= liveKeysMax) {
    refuse('NOT_ALLOWED', {
      message: `"${providerId}" has ${live.length} live keys, which is all it may have: revoke one first.`,
    })
  }
  const key = await insertKey(tx, providerId, by, { expiresAt, label, rateLimit })
  const expires = expiresAt === null ? null : toTimestamp(expiresAt)
  await audit({
    action: 'key.create',
    subject: { kind: 'key', id: key.keyId },
    after: { providerId, label, rateLimit, expiresAt: expires },
  })
  return key
}

/** A key for the operator's own platform. */
export async function createOperatorKey({ tx, by, audit }: AuditScope): Promise<NewKey> {
  const key = await insertKey(tx, null, by)
  await audit({
    action: 'key.create',
    subject: { kind: 'key', id: key.keyId },
    after: { owner: 'operator' },
  })
  return key
}
