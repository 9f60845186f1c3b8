import { declareFilter, oneOf, text } from '@/lib/listing/filter'
import { differenceWords } from './kinds'

/** What the list of runs can be asked for. */
export const reconciliationFilter = declareFilter({ provider: text('Provider') })
export type ReconciliationFilter = ReturnType<typeof reconciliationFilter.parse>

/** What a run's differences can be asked for. */
export const differenceFilter = declareFilter({
  kind: oneOf('Kind', differenceWords),
  case: oneOf('Case', ['none', 'opened']),
})
export type DifferenceFilter = ReturnType<typeof differenceFilter.parse>
