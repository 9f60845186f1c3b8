import { declareFilter, oneOf, text } from '@/lib/listing/filter'

export const ledgerKinds = [
  'bet',
  'win',
  'rollback',
  'jackpot',
  'deposit',
  'withdrawal',
  'adjustment',
] as const
export const ledgerOutcomes = ['posted', 'recorded', 'void', 'kept', 'refused'] as const

/** What a player's ledger can be asked for. */
export const ledgerFilter = declareFilter({
  kind: oneOf('Kind', ledgerKinds),
  provider: text('Provider'),
  outcome: oneOf('Outcome', ledgerOutcomes),
})

export type LedgerFilter = ReturnType<typeof ledgerFilter.parse>
