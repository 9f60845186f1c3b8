import { currencyCode, declareFilter, type Field, oneOf, text } from '@/lib/listing/filter'
import { parseAmount } from '@/lib/money/amount'
import { kindWords } from './kinds'
import { stuckReasonWords } from './reasons'

/** Whose a case is: the reader's, nobody's, or that of a member of staff by id. */
const owner: Field<string> = {
  label: 'Owner',
  parse: word => (/^(mine|nobody|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(word) ? word : null),
}

const amount: Field<string> = { label: 'Amount', parse: word => parseAmount(word.trim()) }

/** How long ago at least. */
export const caseAges = ['1h', '4h', '1d', '7d', '30d'] as const

const shared = {
  provider: text('Provider'),
  owner,
  // What is put off, and test play (providers in sandbox mode), is hidden until it is asked for.
  snoozed: oneOf('Put off', ['shown']),
  test: oneOf('Test play', ['shown']),
}

/** What the list of cases can be asked for; open ones unless said. */
export const caseFilter = declareFilter({
  kind: oneOf('Kind', kindWords),
  state: oneOf('State', ['closed', 'all']),
  player: text('Player'),
  age: oneOf('Age', caseAges),
  ...shared,
})

/** What the queue of stuck rounds can be asked for. An amount is in each round's own currency. */
export const stuckFilter = declareFilter({
  reason: oneOf('Reason', stuckReasonWords),
  currency: currencyCode('Currency'),
  amount,
  ...shared,
})

export type CaseFilter = ReturnType<typeof caseFilter.parse>
export type StuckFilter = ReturnType<typeof stuckFilter.parse>
