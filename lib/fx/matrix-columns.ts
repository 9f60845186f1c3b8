import type { ListColumns } from '@/lib/listing/columns'
import type { RateCell } from './matrix'

/** The table of rates as a list, for CSV: a line a day and currency. */
export const matrixColumns: ListColumns<RateCell> = {
  day: 'Day',
  currency: 'Currency',
  rate: 'Rate',
  source: 'Source',
  revision: 'Revision',
  deviation: 'Per cent off the day before',
  isJump: ['Jump', row => (row.isJump ? 'yes' : '')],
  state: ['State', row => row.state],
  playsAt: 'Day whose rate counts',
}
