import type { ListColumns } from '@/lib/listing/columns'
import type { Correction } from './corrections'
import type { EntryRow } from './entries'
import { figureNames, figures } from './figures'
import type { Grouping } from './list'
import type { SettlementRow } from './row'
import type { Line } from './statement'

/** What one looks for first, then what it is made of. */
const told: ListColumns<SettlementRow> = {
  bets: 'Bets',
  stakes: figures.stakes.label,
  ggr: 'GGR',
  rtp: 'RTP %',
  bets_back: figures.bets_back.label,
  wins: figures.wins.label,
  freeCost: 'of these free rounds',
  wins_back: figures.wins_back.label,
  jackpots: figures.jackpots.label,
  adjustments: figures.adjustments.label,
  ggrBase: 'GGR in base',
}

/** The columns of a settlement, for its tables and its CSV. */
export const settlementColumns: Record<Grouping, ListColumns<SettlementRow>> = {
  provider: { provider: 'Provider', currency: 'Currency', ...told },
  day: { day: 'Day', ...told },
  game: { game: ['Game', row => row.game || '(none named)'], ...told },
}

/** In a file also what the page says around the table. */
export const settlementCsvColumns = (grouping: Grouping): ListColumns<SettlementRow> => ({
  ...settlementColumns[grouping],
  month: 'Month',
  provider: 'Provider',
  currency: 'Currency',
  unit: 'Figures in',
  baseCurrency: 'Base currency',
})

/** The columns of the transactions behind a figure. */
export const entryColumns: ListColumns<EntryRow> = {
  at: 'Time',
  kind: ['Kind', row => (row.ofKind ? `${row.kind} of a ${row.ofKind}` : row.kind)],
  type: 'Type',
  game: 'Game',
  playerId: 'Player',
  transactionId: 'Transaction id',
  roundName: 'Round',
  amount: 'Amount',
  currency: 'Currency',
  base: 'In base',
  baseCurrency: 'Base currency',
  id: 'Ledger id',
}

/** The columns of the corrections that a month carries. */
export const correctionColumns: ListColumns<Correction> = {
  concerns: 'Concerns',
  what: 'What',
  transactions: 'Transactions',
  ggr: 'In GGR',
  ggrBase: 'In base',
}

/** The lines of a statement, as they are sealed. */
export const lineColumns: ListColumns<Line> = {
  game: 'Game',
  currency: 'Currency',
  ...Object.fromEntries(figureNames.map(name => [name, figures[name].label])),
  ggr: 'GGR',
  ggr_base: 'GGR in base',
}
