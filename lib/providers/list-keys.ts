import { type Instant, toTimestamp } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { isLive } from './directory'

export type KeyRow = {
  keyId: string
  owner: string
  providerId: string | null
  state: 'live' | 'expired' | 'revoked'
  createdAt: string
  createdBy: string
  expiresAt: string | null
  revokedAt: string | null
}

/** All keys, or one provider's, newest first; never a secret. */
export async function listKeys(at: Instant, providerId?: string): Promise<KeyRow[]> {
  const keys = await prisma().credential.findMany({
    where: { providerId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    omit: { secretSealed: true },
    take: 1000,
  })
  return keys.map(key => ({
    keyId: key.id,
    owner: key.owner,
    providerId: key.providerId,
    state: key.revokedAt
      ? 'revoked'
      : isLive({ expiresAt: millis(key.expiresAt), revokedAt: null }, at)
        ? 'live'
        : 'expired',
    createdAt: toTimestamp(key.createdAt.getTime()),
    createdBy: key.createdBy,
    expiresAt: key.expiresAt && toTimestamp(key.expiresAt.getTime()),
    revokedAt: key.revokedAt && toTimestamp(key.revokedAt.getTime()),
  }))
}

function millis(date: Date | null): Instant | null {
  return date?.getTime() ?? null
}
