import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'

/** A key that still counts and will not much longer. */
export type ExpiringKey = { id: string; owner: string; providerId: string | null; expiresAt: string }

const soon = 14 * 86_400_000

/** Keys in use that expire within fourteen days, the first to go first: who uses them needs another by then. */
export async function listExpiringKeys(at: Instant): Promise<ExpiringKey[]> {
  const found = await prisma().credential.findMany({
    where: { revokedAt: null, expiresAt: { gt: new Date(at), lte: new Date(at + soon) } },
    orderBy: { expiresAt: 'asc' },
    take: 100,
    select: { id: true, owner: true, providerId: true, expiresAt: true },
  })
  return found.flatMap(({ id, owner, providerId, expiresAt }) =>
    expiresAt ? [{ id, owner: providerId ?? owner, providerId, expiresAt: timeCell(expiresAt) }] : [],
  )
}
