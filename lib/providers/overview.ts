import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'

/** What stands over every section of a provider's page. */
export type ProviderOverview = {
  id: string
  name: string
  mode: string
  status: string
  /** The maintenance that is open now: until when, and why. */
  maintenance: { until: string; reason: string } | null
}

/** A provider as its page's head shows it; null where there is none of this id. */
export async function getProviderOverview(providerId: string, at: Instant): Promise<ProviderOverview | null> {
  const now = new Date(at)
  const found = await prisma().provider.findUnique({
    where: { id: providerId },
    select: {
      id: true,
      name: true,
      mode: true,
      status: true,
      windows: {
        where: { startsAt: { lte: now }, endsAt: { gt: now }, cancelledAt: null },
        orderBy: { endsAt: 'desc' },
        take: 1,
      },
    },
  })
  if (!found) return null
  const { windows, ...facts } = found
  const [open] = windows
  return { ...facts, maintenance: open ? { until: timeCell(open.endsAt), reason: open.reason } : null }
}
