import type { Instant } from '@/lib/clock'
import { toTimestamp } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { isKeyLive } from './keys/live'

export type ProviderRow = {
  id: string
  name: string
  mode: string
  status: string
  policyVersion: number
  liveKeys: number
  games: number
  createdAt: string
}

/** All providers, by id. */
export async function listProviders(at: Instant): Promise<ProviderRow[]> {
  const providers = await prisma().provider.findMany({
    orderBy: { id: 'asc' },
    include: {
      credentials: { select: { expiresAt: true, revokedAt: true } },
      _count: { select: { games: true } },
    },
    take: 1000,
  })
  return providers.map(provider => ({
    id: provider.id,
    name: provider.name,
    mode: provider.mode,
    status: provider.status,
    policyVersion: provider.policyVersion,
    liveKeys: provider.credentials.filter(key => isKeyLive(key, at)).length,
    games: provider._count.games,
    createdAt: toTimestamp(provider.createdAt.getTime()),
  }))
}
