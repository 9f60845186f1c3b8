import { prisma } from '@/lib/db/prisma'
import { cashBucket } from '@/lib/ledger/account'
import { amountCell, timeCell } from '@/lib/listing/cells'

export type PlayerView = {
  id: string
  name: string | null
  status: string
  currency: string
  balance: string
  country: string | null
  test: boolean
  createdAt: string
  walletId: string | null
  /** Links of the wallet's chain so far. */
  entries: string
  openCases: number
  /** The providers of this player's sessions, for the filter. */
  providers: string[]
}

/** A player with the wallet and what is still open, as staff see one; null where there is no such player. */
export async function getPlayerOverview(id: string): Promise<PlayerView | null> {
  const player = await prisma().player.findUnique({
    where: { id },
    include: {
      wallets: { where: { bucket: cashBucket } },
      sessions: { distinct: ['providerId'], select: { providerId: true } },
    },
  })
  if (!player) return null
  const wallet = player.wallets.find(one => one.currency === player.currency)
  return {
    id: player.id,
    name: player.displayName,
    status: player.status,
    currency: player.currency,
    balance: amountCell(wallet?.balance ?? { toFixed: () => '0' }, player.currency),
    country: player.country,
    test: player.test,
    createdAt: timeCell(player.createdAt),
    walletId: wallet?.id ?? null,
    entries: `${wallet?.seq ?? 0}`,
    openCases: await prisma().case.count({ where: { playerId: id, state: 'open' } }),
    providers: player.sessions.map(session => session.providerId).sort(),
  }
}
