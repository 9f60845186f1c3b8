import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'

/** What is said of a provider, as texts. */
export type ProviderFacts = {
  id: string
  name: string
  walletKind: string
  /** None: all. */
  currencies: string[]
  timeoutMs: string
  expectedPeak: string | null
  stuckAfterMinutes: string
  addressRanges: number
  policyVersion: number
  games: number
  createdAt: string
}

/** A provider's facts; null where there is none of this id. */
export async function getFacts(providerId: string): Promise<ProviderFacts | null> {
  const found = await prisma().provider.findUnique({
    where: { id: providerId },
    include: { _count: { select: { games: true } } },
  })
  if (!found) return null
  return {
    id: found.id,
    name: found.name,
    walletKind: found.walletKind,
    currencies: found.currencies,
    timeoutMs: `${found.timeoutMs}`,
    expectedPeak: found.expectedPeak === null ? null : `${found.expectedPeak}`,
    stuckAfterMinutes: `${found.stuckAfterMinutes}`,
    addressRanges: found.addressRanges.length,
    policyVersion: found.policyVersion,
    games: found._count.games,
    createdAt: timeCell(found.createdAt),
  }
}
