import type { ListColumns } from '@/lib/listing/columns'
import type { RoundRow } from './row'

/** The columns of the list of rounds, for its table and its CSV. */
export const roundColumns: ListColumns<RoundRow> = {
  roundId: 'Round',
  openedAt: 'Opened',
  status: ['State', row => (row.isStaffSettled ? `${row.status}, by staff` : row.status)],
  providerId: 'Provider',
  gameId: 'Game',
  playerId: 'Player',
  bets: 'Bets',
  stake: 'Stake',
  win: 'Win',
  net: 'Net',
  currency: 'Currency',
  updatedAt: 'Last change',
  id: 'Round id of ours',
}
