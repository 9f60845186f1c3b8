import { prisma } from '@/lib/db/prisma'
import { refuseUnknownProvider } from './find'
import { completePolicies, type Policies } from './policies'

export type ProviderFacts = {
  id: string
  name: string
  mode: string
  status: string
  policyVersion: number
  policies: Policies
  addressRanges: string[]
  rateLimit: number | null
  games: { id: string; name: string; status: string; stakeMax: string | null }[]
}

/** A provider with its policies and games. Refuses INVALID_REQUEST when there is none of this id. */
export async function getProvider(providerId: string): Promise<ProviderFacts> {
  const provider = await prisma().provider.findUnique({
    where: { id: providerId },
    include: {
      games: { orderBy: { id: 'asc' }, take: 1000 },
      policies: { orderBy: { version: 'desc' }, take: 1 },
    },
  })
  if (!provider) refuseUnknownProvider(providerId)
  return {
    id: provider.id,
    name: provider.name,
    mode: provider.mode,
    status: provider.status,
    policyVersion: provider.policyVersion,
    policies: completePolicies((provider.policies[0]?.settings ?? {}) as Partial<Policies>),
    addressRanges: provider.addressRanges,
    rateLimit: provider.rateLimit,
    games: provider.games.map(({ id, name, status, stakeMax }) => ({
      id,
      name,
      status,
      stakeMax: stakeMax?.toFixed() ?? null,
    })),
  }
}
