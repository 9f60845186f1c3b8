import type { ListColumns } from '@/lib/listing/columns'
import type { BalanceCheck } from './checks'
import type { Holding } from './liabilities'
import type { BalanceLine } from './lines'

/** The columns of the trial balance, for its table and its CSV. */
export const balanceColumns: ListColumns<BalanceLine> = {
  account: 'Account',
  owner: 'Of',
  currency: 'Currency',
  debit: 'Debit',
  credit: 'Credit',
  balance: 'Balance',
  base: 'In base',
  baseCurrency: 'Base currency',
}

export const checkColumns: ListColumns<BalanceCheck> = {
  holds: ['', row => (row.holds ? 'agrees' : 'differs')],
  what: 'What',
  here: 'The balance says',
  there: 'The other says',
  difference: 'Difference',
}

export const holdingColumns: ListColumns<Holding> = {
  currency: 'Currency',
  balance: 'Players hold',
  locked: 'At locked rates',
  rate: 'Rate today',
  rateDay: 'Of',
  value: 'At it, indicative',
  difference: 'Revaluation',
}
