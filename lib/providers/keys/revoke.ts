import type { AuditScope } from '@/lib/audit/scope'
import { listLive, lockKey } from './live'

export type Revocation = { keyId: string; reason?: string | null }

/** How many live keys its owner has left: with none, every call of theirs is refused. */
export type Revoked = { liveKeys: number }

/**
 * Ends a key at once, a provider's or the operator's. Doing it again changes nothing. Refuses INVALID_REQUEST
 * when there is none of this id.
 */
export async function revokeKey(
  { tx, by, audit }: AuditScope,
  { keyId, reason = null }: Revocation,
): Promise<Revoked> {
  const key = await lockKey(tx, keyId)
  const isNew = key.revokedAt === null
  if (isNew)
    await tx.credential.update({
      where: { id: keyId },
      data: { revokedAt: new Date(by.at), revokedBy: by.actor },
    })
  const liveKeys = (await listLive(tx, key.providerId, by.at)).length
  await audit({
    action: 'key.revoke',
    subject: { kind: 'key', id: keyId },
    reason,
    before: { providerId: key.providerId, isRevoked: !isNew },
    after: { providerId: key.providerId, isRevoked: true, liveKeys },
  })
  return { liveKeys }
}
