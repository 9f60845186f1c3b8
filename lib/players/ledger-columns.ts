import type { ListColumns } from '@/lib/listing/columns'
import type { LedgerRow } from './ledger'

const whole: ListColumns<LedgerRow> = {
  seq: '#',
  at: 'Time',
  kind: 'Kind',
  amount: 'Amount',
  balance: 'Balance after',
  effect: 'Outcome',
  value: ['In base', row => row.value?.amount ?? null],
  providerId: 'Provider',
  roundId: 'Round',
  transactionId: 'Transaction id',
  httpStatus: 'HTTP',
}

/** The columns of a wallet's ledger on the page. */
export const ledgerColumns = whole

/** In its CSV also what the page shows within other columns. */
export const ledgerCsvColumns: ListColumns<LedgerRow> = {
  ...whole,
  type: 'Type',
  direction: 'Direction',
  currency: 'Currency',
  code: 'Code',
  baseCurrency: ['Base currency', row => row.value?.currency ?? null],
  rate: ['Rate', row => row.value?.rate ?? null],
  rateDay: ['Rate day', row => row.value?.day ?? null],
  rateSource: ['Rate source', row => row.value?.source ?? null],
  gameId: 'Game',
  id: 'Ledger id',
}
