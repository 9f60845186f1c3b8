import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'

/** A key that still counts and will not much longer. */
export type ExpiringKey = { id: string; owner: string; providerId: string | null; expiresAt: string }

const soon = 14 * 86_400_000

/**
 * Keys in use that expire within fourteen days, the first to go first: who uses them needs another by then. A key
 * that hands over to one that works is on its way out as it should be.
 */
export async function listExpiringKeys(at: Instant): Promise<ExpiringKey[]> {
  const now = new Date(at)
  const isLive = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
  const found = await prisma().credential.findMany({
    where: {
      revokedAt: null,
      expiresAt: { gt: now, lte: new Date(at + soon) },
      successors: { none: isLive },
    },
    orderBy: { expiresAt: 'asc' },
    take: 100,
    select: { id: true, owner: true, providerId: true, expiresAt: true },
  })
  return found.flatMap(({ id, owner, providerId, expiresAt }) =>
    expiresAt ? [{ id, owner: providerId ?? owner, providerId, expiresAt: timeCell(expiresAt) }] : [],
  )
}
