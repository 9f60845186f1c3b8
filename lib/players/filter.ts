import { currencyCode, declareFilter, oneOf, text } from '@/lib/listing/filter'
import { playerStatuses } from './get'

/** What the list of players can be asked for; the URL is written and read by this alone. */
export const playerFilter = declareFilter({
  q: text('Id or name'),
  status: oneOf('Status', playerStatuses),
  currency: currencyCode('Currency'),
  test: oneOf('Players', ['real', 'test']),
})

export type PlayerFilter = ReturnType<typeof playerFilter.parse>
