import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { uuidPattern } from '@/lib/text'
import { type RoundRow, toRoundRow } from './row'
import { roundOfCase, roundOfRefusals } from './unopened'

export type RoundView = Omit<RoundRow, 'status'> & {
  /** `unopened`: calls named it, but no bet was ever accepted, so it never came to be. */
  status: 'open' | 'closed' | 'cancelled' | 'unopened'
  providerName: string | null
  gameName: string | null
  playerName: string | null
  playerStatus: string | null
  baseCurrency: string
  /** The rate its first bet fixed; null where nothing did. */
  rate: { value: string; day: string; source: string; isStale: boolean } | null
  /** Our id of the transaction that closed it. */
  closedBy: string | null
}

/**
 * A round by our id, or null. One that never opened (its bet was refused, its win found none) is told of what
 * it left: refused transactions, or the case that was opened.
 */
export async function getRound(id: string): Promise<RoundView | null> {
  if (!uuidPattern.test(id)) return null
  const row = await prisma().round.findUnique({ where: { id } })
  const round = row
    ? { ...toRoundRow(row), status: row.status as RoundView['status'] }
    : ((await roundOfRefusals(id)) ?? (await roundOfCase(id)))
  if (!round) return null
  const [provider, game, player, settings] = await Promise.all([
    prisma().provider.findUnique({ where: { id: round.providerId }, select: { name: true } }),
    prisma().game.findUnique({
      where: { providerId_id: { providerId: round.providerId, id: round.gameId } },
      select: { name: true },
    }),
    prisma().player.findUnique({
      where: { id: round.playerId },
      select: { displayName: true, status: true },
    }),
    prisma().settings.findFirstOrThrow({ select: { baseCurrency: true } }),
  ])
  return {
    ...round,
    providerName: provider?.name ?? null,
    gameName: game?.name ?? null,
    playerName: player?.displayName ?? null,
    playerStatus: player?.status ?? null,
    baseCurrency: settings.baseCurrency,
    rate: row?.rate
      ? {
          value: row.rate.toFixed(),
          day: row.rateDay ? timeCell(row.rateDay).slice(0, 10) : '',
          source: row.rateSource ?? '',
          isStale: row.rateStale ?? false,
        }
      : null,
    closedBy: row?.closedBy ?? null,
  }
}
