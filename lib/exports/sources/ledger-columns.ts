import type { LedgerKind } from '../kinds'

/**
 * A column: its label, the expression, and what it is. `text` comes from outside and may look like a formula, a
 * `word` is one of ours; `unit` names the column of an amount's currency.
 */
export type LedgerColumn = {
  label: string
  sql: string
  as: 'text' | 'word' | 'uuid' | 'decimal' | 'time' | 'day'
  unit?: 'currency' | 'baseCurrency'
}

const amount = (
  label: string,
  sql: string,
  unit: 'currency' | 'baseCurrency' = 'currency',
): LedgerColumn => ({
  label,
  sql,
  as: 'decimal',
  unit,
})
const text = (label: string, sql: string): LedgerColumn => ({ label, sql, as: 'text' })
const word = (label: string, sql: string): LedgerColumn => ({ label, sql, as: 'word' })

const debit = (sql: string) => `case when p.source_id = p.wallet_id then ${sql} end`
const credit = (sql: string) => `case when p.destination_id = p.wallet_id then ${sql} end`

const head = (row: 'p' | 't'): Record<string, LedgerColumn> => ({
  id: { label: 'Ledger id', sql: row === 'p' ? 'p.transaction_id' : 't.id', as: 'uuid' },
  at: { label: 'Time', sql: `${row}.at`, as: 'time' },
  player: text('Player', 't.player_id'),
  test: word('Test', `case when y.id is not null then 'test' end`),
  seq: { label: '#', sql: `${row}.seq`, as: 'decimal' },
  kind: word('Kind', 't.kind'),
  type: text('Type', 't.type collate "C"'),
})

const about: Record<string, LedgerColumn> = {
  provider: text('Provider', 't.provider_id'),
  transaction: text('Transaction id', 't.provider_transaction_id'),
  round: text('Round', 't.provider_round_id'),
  game: text('Game', 't.game_id'),
}

/**
 * The columns of an export of the ledger. A posting stands between the player's wallet and an account of the house:
 * its debit and credit are the wallet's, as the trial balance has them; the house's are the other way round. `base`:
 * the base currency as a literal.
 */
export function ledgerColumns(kind: LedgerKind, base: string): Record<string, LedgerColumn> {
  if (kind === 'transactions')
    return {
      ...head('t'),
      ...about,
      amount: amount('Amount', 't.amount'),
      currency: text('Currency', 't.currency'),
      outcome: word('Outcome', 't.effect'),
      code: word('Code', 't.code'),
      status: { label: 'HTTP', sql: 't.http_status', as: 'decimal' },
      balance: { label: 'Balance after', sql: 't.balance', as: 'decimal' },
      reference: text('Refers to', 't.reference_id'),
      jackpot: text('Jackpot', 't.jackpot_id'),
      actor: text('By', 't.actor collate "C"'),
    }
  return {
    ...head('p'),
    account: word('Account', 'h.kind'),
    accountOf: text('Account of', 'h.provider_id'),
    jackpot: text('Jackpot', 'h.jackpot_id'),
    ...about,
    debit: amount('Debit of the wallet', debit('p.amount')),
    credit: amount('Credit of the wallet', credit('p.amount')),
    currency: text('Currency', 'p.currency'),
    balance: { label: 'Balance after', sql: 'p.balance_after', as: 'decimal' },
    rate: { label: 'Rate', sql: 'p.rate', as: 'decimal' },
    rateDay: { label: 'Rate day', sql: 'p.rate_day', as: 'day' },
    rateSource: text('Rate source', 'p.rate_source collate "C"'),
    debitBase: amount('Debit in base', debit('p.base_amount'), 'baseCurrency'),
    creditBase: amount('Credit in base', credit('p.base_amount'), 'baseCurrency'),
    baseCurrency: word('Base currency', base || 'null'),
  }
}
