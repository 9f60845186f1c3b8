import { prisma } from '@/lib/db/prisma'
import { amountCell } from '@/lib/listing/cells'
import type { PlayerFilter } from './filter'
import { playersWhere } from './where'

export type PlayerTotal = { currency: string; players: number; balance: string }

/** What was added up; `isPartial` where there are more players than are worth adding up for a page. */
export type PlayerTotals = { totals: PlayerTotal[]; isPartial: boolean; leavesOutTest: boolean }

/** How many players are added up at most. */
export const totalledMax = 10_000

/** Players and balances per currency. Test players are left out, unless they were asked for. */
export async function totalPlayers(filter: PlayerFilter): Promise<PlayerTotals> {
  const test = filter.test ?? 'real'
  const found = await prisma().player.findMany({
    where: playersWhere({ ...filter, test }),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: totalledMax + 1,
    select: { id: true },
  })
  const ids = found.slice(0, totalledMax).map(player => player.id)
  const sums = await prisma().wallet.groupBy({
    by: ['currency'],
    where: { playerId: { in: ids }, bucket: 'cash' },
    _sum: { balance: true },
    _count: { playerId: true },
    orderBy: { currency: 'asc' },
  })
  const totals = sums.map(sum => ({
    currency: sum.currency,
    players: sum._count.playerId,
    balance: amountCell(sum._sum.balance ?? { toFixed: () => '0' }, sum.currency),
  }))
  return { totals, isPartial: found.length > totalledMax, leavesOutTest: filter.test === null }
}
