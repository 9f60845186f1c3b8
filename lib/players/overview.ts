import { type Instant, now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { cashBucket } from '@/lib/ledger/account'
import { amountCell, timeCell } from '@/lib/listing/cells'
import type { PlayerStatus } from './get'

export type PlayerView = {
  id: string
  name: string | null
  status: PlayerStatus
  /** Why staff set this status; null where they did not. */
  statusReason: string | null
  currency: string
  balance: string
  country: string | null
  test: boolean
  createdAt: string
  seenAt: string | null
  /** The cash wallet; null where there is none yet. */
  walletId: string | null
  /** Links of the wallet's chain so far. */
  entries: string
  openCases: number
  liveSessions: number
  /** Whether any limit was ever set. */
  limited: boolean
}

/** A player with the wallet and what is still open, as staff see one; null where there is no such player. */
export async function getPlayerOverview(id: string, at: Instant = now()): Promise<PlayerView | null> {
  const player = await prisma().player.findUnique({
    where: { id },
    include: { wallets: { where: { bucket: cashBucket } } },
  })
  if (!player) return null
  const [openCases, liveSessions] = await Promise.all([
    prisma().case.count({ where: { playerId: id, state: 'open' } }),
    prisma().session.count({ where: { playerId: id, endedAt: null, expiresAt: { gt: new Date(at) } } }),
  ])
  const wallet = player.wallets.find(one => one.currency === player.currency)
  return {
    id: player.id,
    name: player.displayName,
    status: player.status as PlayerStatus,
    statusReason: player.statusReason,
    currency: player.currency,
    balance: amountCell(wallet?.balance ?? { toFixed: () => '0' }, player.currency),
    country: player.country,
    test: player.test,
    createdAt: timeCell(player.createdAt),
    seenAt: player.lastSeenAt && timeCell(player.lastSeenAt),
    walletId: wallet?.id ?? null,
    entries: `${wallet?.seq ?? 0}`,
    openCases,
    liveSessions,
    limited: player.limited,
  }
}

/** The providers of a player's sessions, for the filter of the ledger. */
export async function listPlayerProviders(id: string): Promise<string[]> {
  const found = await prisma().session.groupBy({
    by: ['providerId'],
    where: { playerId: id },
    orderBy: { providerId: 'asc' },
  })
  return found.map(({ providerId }) => providerId)
}
