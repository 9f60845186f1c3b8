import type { ListColumns } from '@/lib/listing/columns'
import type { BrowseRow } from './list'

/** The columns of the ledger on its page. Its files have their own (`lib/exports/sources/ledger-columns.ts`). */
export const browseColumns: ListColumns<BrowseRow> = {
  at: 'Time',
  kind: 'Kind',
  transactionId: 'Transaction',
  playerId: 'Player',
  providerId: 'Provider',
  amount: 'Amount',
  base: 'In base',
  effect: 'Outcome',
  account: 'Account',
  gameId: 'Game',
  roundName: 'Round',
}
