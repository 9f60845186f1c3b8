import type { By } from '@/lib/actor'
import type { Instant } from '@/lib/clock'
import type { Tx } from '@/lib/db/prisma'
import { newSecret } from '@/lib/ids'
import { sealSecret } from '@/lib/secrets/sealing'

/** A new key. The secret is shown this once. */
export type NewKey = { keyId: string; secret: string }

export type KeyFacts = {
  expiresAt?: Instant | null
  /** What people call it. */
  label?: string | null
  /** Debits a second; null: the provider's own limit. */
  rateLimit?: number | null
  /** The key it takes over from. */
  replaces?: string | null
}

/** Of a secret, what is kept in the clear: enough to tell which one somebody holds, and no help in guessing it. */
const prefixLength = 7

/** Makes a key within a transaction; `providerId` is null for the operator's own. */
export async function insertKey(
  tx: Tx,
  providerId: string | null,
  by: By,
  { expiresAt = null, label = null, rateLimit = null, replaces = null }: KeyFacts = {},
): Promise<NewKey> {
  const keyId = `ck_${newSecret(12)}`
  const secret = `sk_${newSecret(32)}`
  await tx.credential.create({
    data: {
      id: keyId,
      owner: providerId === null ? 'operator' : 'provider',
      providerId,
      secretSealed: await sealSecret(tx, keyId, secret),
      prefix: secret.slice(0, prefixLength),
      label,
      rateLimit,
      replaces,
      createdAt: new Date(by.at),
      createdBy: by.actor,
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
    },
  })
  return { keyId, secret }
}
