import type { By } from '@/lib/actor'
import type { Instant } from '@/lib/clock'
import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { newSecret } from '@/lib/ids'
import { refuse } from '@/lib/refusal'
import { sealSecret } from '@/lib/secrets/sealing'
import { lockProvider } from './find'

/** Live keys a provider may have: two, so that one can take over from the other. */
export const liveKeysMax = 2

/** A new key. The secret is shown this once. */
export type NewKey = { keyId: string; secret: string }

/**
 * A key for a provider. Refuses INVALID_REQUEST for an unknown provider, NOT_ALLOWED when it has two live
 * keys: one must be revoked first.
 */
export async function createCredential(
  providerId: string,
  by: By,
  expiresAt: Instant | null = null,
): Promise<NewKey> {
  if (expiresAt !== null && expiresAt <= by.at) {
    refuse('INVALID_REQUEST', { field: 'expires', message: 'The key would have expired already.' })
  }
  return prisma().$transaction(async tx => {
    await lockProvider(tx, providerId)
    const at = new Date(by.at)
    const live = await tx.credential.count({
      where: { providerId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] },
    })
    if (live >= liveKeysMax) {
      refuse('NOT_ALLOWED', {
        message: `"${providerId}" has ${live} live keys, which is all it may have: revoke one first.`,
      })
    }
    return insertKey(tx, providerId, by, expiresAt)
  })
}

/** A key for the operator's own platform. */
export async function createOperatorKey(by: By): Promise<NewKey> {
  return prisma().$transaction(tx => insertKey(tx, null, by))
}

/** Makes a key within a transaction; `providerId` is null for the operator's own. */
export async function insertKey(
  tx: Prisma.TransactionClient,
  providerId: string | null,
  by: By,
  expiresAt: Instant | null = null,
): Promise<NewKey> {
  const keyId = `ck_${newSecret(12)}`
  const secret = `sk_${newSecret(32)}`
  await tx.credential.create({
    data: {
      id: keyId,
      owner: providerId === null ? 'operator' : 'provider',
      providerId,
      secretSealed: await sealSecret(tx, keyId, secret),
      createdAt: new Date(by.at),
      createdBy: by.actor,
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
    },
  })
  return { keyId, secret }
}
