import { declareFilter, type Field, oneOf, text } from '@/lib/listing/filter'
import { parseAmount } from '@/lib/money/amount'

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

/** What a player's ledger can be asked for. Days are UTC, both included; `upto` is an entry's number, included. */
export const ledgerFilter = declareFilter({
  kind: oneOf('Kind', ledgerKinds),
  provider: text('Provider'),
  outcome: oneOf('Outcome', ledgerOutcomes),
  round: text('Round'),
  from: day('From day'),
  to: day('To day'),
  min: amount('Amount at least'),
  max: amount('Amount at most'),
  upto: number('Up to entry'),
})

export type LedgerFilter = ReturnType<typeof ledgerFilter.parse>

/** A day of the calendar, UTC: `2026-11-22`. */
function day(label: string): Field<string> {
  return {
    label,
    parse: value => {
      const found = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null
      return found && !Number.isNaN(found.getTime()) && found.toISOString().startsWith(value) ? value : null
    },
  }
}

function amount(label: string): Field<string> {
  return { label, parse: value => parseAmount(value.trim()) }
}

function number(label: string): Field<string> {
  return { label, parse: value => (/^[1-9][0-9]{0,17}$/.test(value) ? value : null) }
}
