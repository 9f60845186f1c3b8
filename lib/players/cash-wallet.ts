import { prisma } from '@/lib/db/prisma'
import { cashBucket } from '@/lib/ledger/account'

/** The id of a player's cash wallet; null where there is no such player, or no wallet yet. */
export async function findCashWallet(playerId: string): Promise<string | null> {
  const player = await prisma().player.findUnique({
    where: { id: playerId },
    select: { currency: true, wallets: { where: { bucket: cashBucket } } },
  })
  return player?.wallets.find(wallet => wallet.currency === player.currency)?.id ?? null
}
