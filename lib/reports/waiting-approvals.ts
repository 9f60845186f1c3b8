import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'

/** What waits for a second person: asked for by others, and by oneself. Counts are texts: `3`, `1000+`. */
export type WaitingApprovals = { others: string; own: string }

const counted = 1000

export async function countWaitingApprovals(staffId: string, at: Instant): Promise<WaitingApprovals> {
  const waiting = await prisma().approval.findMany({
    where: { state: 'waiting', expiresAt: { gt: new Date(at) } },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    take: counted + 1,
    select: { makerId: true },
  })
  const own = waiting.filter(({ makerId }) => makerId === staffId).length
  const text = (count: number) => (count > counted ? `${counted}+` : `${count}`)
  return { others: text(waiting.length - own), own: text(own) }
}
