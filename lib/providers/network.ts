import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { type Caller, listCallers } from './callers'

/** From where a provider may call, and how fast it may bet. */
export type Network = {
  addressRanges: string[]
  rateLimit: number | null
  status: string
  callers: Caller[]
  /** Its keys that work and have a limit of their own. */
  limited: { id: string; label: string | null; rateLimit: number }[]
}

/** A provider's network page; null where there is none of this id. */
export async function getNetwork(providerId: string, at: Instant): Promise<Network | null> {
  const now = new Date(at)
  const found = await prisma().provider.findUnique({
    where: { id: providerId },
    select: {
      addressRanges: true,
      rateLimit: true,
      status: true,
      credentials: {
        where: {
          revokedAt: null,
          rateLimit: { not: null },
          OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
        },
        orderBy: { createdAt: 'asc' },
        select: { id: true, label: true, rateLimit: true },
      },
    },
  })
  if (!found) return null
  const { credentials, ...facts } = found
  const callers = await listCallers(providerId, facts.addressRanges, at)
  const limited = credentials.flatMap(({ rateLimit, ...key }) =>
    rateLimit === null ? [] : [{ ...key, rateLimit }],
  )
  return { ...facts, callers, limited }
}
