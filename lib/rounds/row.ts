import { amountCell, timeCell } from '@/lib/listing/cells'
import { format, subtract, toAmount } from '@/lib/money/amount'

export type RoundRow = {
  id: string
  providerId: string
  gameId: string
  /** The provider's own id. */
  roundId: string
  playerId: string
  status: string
  isStaffSettled: boolean
  /** Accepted bets, those rolled back included. */
  bets: number
  currency: string
  stake: string
  win: string
  /** What the player took away: win less stake. */
  net: string
  openedAt: string
  updatedAt: string
}

type Numeric = { toFixed(): string }

/** A row of `rounds` as the database client gives it. */
export type FoundRound = {
  id: string
  providerId: string
  gameId: string
  providerRoundId: string
  playerId: string
  currency: string
  status: string
  staffSettled: boolean
  bets: number
  stake: Numeric
  win: Numeric
  openedAt: Date
  updatedAt: Date
}

export function toRoundRow(round: FoundRound): RoundRow {
  const { currency } = round
  const net = subtract(toAmount(round.win.toFixed()), toAmount(round.stake.toFixed()))
  return {
    id: round.id,
    providerId: round.providerId,
    gameId: round.gameId,
    roundId: round.providerRoundId,
    playerId: round.playerId,
    status: round.status,
    isStaffSettled: round.staffSettled,
    bets: round.bets,
    currency,
    stake: amountCell(round.stake, currency),
    win: amountCell(round.win, currency),
    net: format(net, currency),
    openedAt: timeCell(round.openedAt),
    updatedAt: timeCell(round.updatedAt),
  }
}
