import type { ListColumns } from '@/lib/listing/columns'
import { differenceTitle } from './kinds'
import type { DifferenceRow } from './list-differences'
import type { ReconciliationRow, SumRow } from './row'

export const reconciliationColumns: ListColumns<ReconciliationRow> = {
  startedAt: 'Begun',
  providerId: 'Provider',
  period: ['Period', row => `${row.from} – ${row.to}`],
  fileName: 'File',
  state: 'State',
  lines: 'Lines',
  matched: 'Matched',
  differences: 'Differences',
  startedBy: 'By',
  reason: 'Why not',
}

export const sumColumns: ListColumns<SumRow> = {
  currency: 'Currency',
  kind: 'Kind',
  statementLines: 'Lines',
  statement: 'Statement',
  ledgerTransactions: 'Transactions',
  ledger: 'Ledger',
  difference: 'Difference',
}

export const differenceColumns: ListColumns<DifferenceRow> = {
  kind: ['Difference', row => differenceTitle(row.kind)],
  line: 'Line',
  transactionId: 'Transaction',
  detail: 'What differs',
  theirKind: 'Their kind',
  theirAmount: 'Their amount',
  theirCurrency: 'Their currency',
  theirState: 'Their state',
  theirAt: 'Their time',
  theirRound: 'Their round',
  ourKind: 'Our kind',
  ourAmount: 'Our amount',
  ourCurrency: 'Our currency',
  ourState: 'Our state',
  ourAt: 'Our time',
  ledgerId: 'Ledger id',
  roundId: 'Our round',
  playerId: 'Player',
  caseId: 'Case',
}
