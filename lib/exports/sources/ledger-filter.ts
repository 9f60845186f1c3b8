import { currencyCode, day, declareFilter, oneOf, text } from '@/lib/listing/filter'
import { ledgerKinds, ledgerOutcomes } from '@/lib/players/ledger-filter'

/** The accounts of the house that a posting can stand against. */
export const houseAccounts = ['provider', 'jackpot', 'cashier', 'adjustments'] as const

const shared = {
  from: day('From day'),
  to: day('To day'),
  provider: text('Provider'),
  currency: currencyCode('Currency'),
  player: text('Player'),
  kind: oneOf('Kind', ledgerKinds),
}

/** What of the ledger can be asked for. Days are business days, both included: those of the settlement. */
export const ledgerFilters = {
  postings: declareFilter({ ...shared, account: oneOf('Account', houseAccounts) }),
  transactions: declareFilter({ ...shared, outcome: oneOf('Outcome', ledgerOutcomes) }),
}
