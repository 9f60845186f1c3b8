import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { listMissingRates, type MissingRate } from './missing-rates'
import { listRateJumps, type RateJump } from './rate-jumps'

const counted = 100

/** What is wrong with the rates today, and how many sheets wait for a second person (`100+` where more). */
export async function readRateAlarms(
  at: Instant,
): Promise<{ missing: MissingRate[]; jumps: RateJump[]; waiting: string }> {
  const [missing, jumps, held] = await Promise.all([
    listMissingRates(at),
    listRateJumps(prisma(), at),
    prisma().approval.findMany({
      where: { state: 'waiting', action: 'rate.set', expiresAt: { gt: new Date(at) } },
      orderBy: { madeAt: 'desc' },
      take: counted + 1,
      select: { id: true },
    }),
  ])
  return { missing, jumps, waiting: held.length > counted ? `${counted}+` : `${held.length}` }
}
