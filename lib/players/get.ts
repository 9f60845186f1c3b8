import { toTimestamp } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { walletId } from '@/lib/ledger/account'
import { format, toAmount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'

export const playerStatuses = ['active', 'blocked', 'self_excluded', 'closed'] as const
export type PlayerStatus = (typeof playerStatuses)[number]

/** A player as the operator's platform sees one. The balance is written in the player's currency. */
export type PlayerFacts = {
  playerId: string
  currency: string
  country: string | null
  language: string | null
  displayName: string | null
  status: PlayerStatus
  test: boolean
  balance: string
  createdAt: string
  updatedAt: string
}

/** Refuses PLAYER_NOT_FOUND. */
export async function getPlayer(playerId: string): Promise<PlayerFacts> {
  const player = await prisma().player.findUnique({ where: { id: playerId } })
  if (!player) refuse('PLAYER_NOT_FOUND')
  const wallet = await prisma().wallet.findUniqueOrThrow({
    where: { id: walletId(playerId, player.currency) },
  })
  return {
    playerId,
    currency: player.currency,
    country: player.country,
    language: player.language,
    displayName: player.displayName,
    status: player.status as PlayerStatus,
    test: player.test,
    balance: format(toAmount(wallet.balance.toFixed()), player.currency),
    createdAt: toTimestamp(player.createdAt.getTime()),
    updatedAt: toTimestamp(player.updatedAt.getTime()),
  }
}
