import { declareFilter, moment } from '@/lib/listing/filter'

/** When the balance is drawn up; now where nothing is said. */
export const balanceFilter = declareFilter({ at: moment('Moment') })
export type BalanceFilter = ReturnType<typeof balanceFilter.parse>
