import { ledgerKinds, ledgerOutcomes } from '@/lib/ledger/words'
import { amount, day, declareFilter, type Field, oneOf, text } from '@/lib/listing/filter'

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

function number(label: string): Field<string> {
  return { label, parse: value => (/^[1-9][0-9]{0,17}$/.test(value) ? value : null) }
}
