import { namesOf } from '@/lib/approvals/names'
import { type Instant, toTimestamp } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { type KeyState, stateOf, successorOf, warningOn } from './standing'

export type KeyRow = {
  id: string
  owner: string
  providerId: string | null
  state: KeyState
  /** The secret's first characters; null for keys that are older than it is kept. */
  prefix: string | null
  label: string | null
  /** The key it took over from, and the live one that took over from it. */
  replaces: string | null
  replacedBy: string | null
  createdAt: string
  createdBy: string
  /** Who made it, by name. */
  madeBy: string
  expiresAt: string | null
  revokedAt: string | null
  /** Who revoked it, by name. */
  revokedBy: string | null
  lastUsedAt: string | null
  lastUsedAddress: string | null
  rateLimit: number | null
  /** What a person should do about it. */
  warning: string | null
}

/** All keys, or one provider's, newest first; never a secret. */
export async function listKeys(at: Instant, providerId?: string): Promise<KeyRow[]> {
  const keys = await prisma().credential.findMany({
    where: { providerId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    omit: { secretSealed: true },
    take: 1000,
  })
  const names = await namesOf(keys.flatMap(key => [key.createdBy, key.revokedBy ?? key.createdBy]))
  return keys.map(key => ({
    id: key.id,
    owner: key.owner,
    providerId: key.providerId,
    state: stateOf(key, keys, at),
    prefix: key.prefix,
    label: key.label,
    replaces: key.replaces,
    replacedBy: successorOf(key, keys, at)?.id ?? null,
    createdAt: toTimestamp(key.createdAt.getTime()),
    createdBy: key.createdBy,
    madeBy: names.get(key.createdBy) ?? key.createdBy,
    expiresAt: timeOf(key.expiresAt),
    revokedAt: timeOf(key.revokedAt),
    revokedBy: key.revokedBy && (names.get(key.revokedBy) ?? key.revokedBy),
    lastUsedAt: timeOf(key.lastUsedAt),
    lastUsedAddress: key.lastUsedAddress,
    rateLimit: key.rateLimit,
    warning: warningOn(key, keys, at),
  }))
}

function timeOf(date: Date | null): string | null {
  return date && toTimestamp(date.getTime())
}
