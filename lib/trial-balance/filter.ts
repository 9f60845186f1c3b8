import { declareFilter, type Field } from '@/lib/listing/filter'

/** A moment in UTC, to the minute or the second: `2026-11-30T23:59`. */
const moment: Field<string> = {
  label: 'Moment',
  parse: value => {
    const found = /^(20[0-9]{2}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})(:[0-9]{2})?(\.[0-9]+)?Z?$/.exec(value)
    if (!found) return null
    const at = `${found[1]}T${found[2]}${found[3] ?? ':00'}.000Z`
    const parsed = Date.parse(at)
    // JavaScript reads 30 February as 2 March.
    return Number.isNaN(parsed) || new Date(parsed).toISOString() !== at ? null : at
  },
}

/** When the balance is drawn up; now where nothing is said. */
export const balanceFilter = declareFilter({ at: moment })
export type BalanceFilter = ReturnType<typeof balanceFilter.parse>
