/** What a transaction can be. */
export const ledgerKinds = [
  'bet',
  'win',
  'rollback',
  'jackpot',
  'deposit',
  'withdrawal',
  'adjustment',
] as const

/** What became of it. */
export const ledgerOutcomes = ['posted', 'recorded', 'void', 'kept', 'refused'] as const

/** The accounts of the house that a posting can stand against. */
export const houseAccounts = ['provider', 'jackpot', 'cashier', 'adjustments'] as const
