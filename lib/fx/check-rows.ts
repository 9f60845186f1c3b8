import { type Amount, compare, isZero, toAmount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import { isText } from '@/lib/text'
import { isDay } from './day'
import type { PlacedRow, SheetRow } from './sheet'

type Terms = { baseCurrency: string; today: string }

// A unit of money worth more or less than this is a slip of the pen, and would not fit beside an amount.
const rateMax = toAmount('1000000000000')

/**
 * Why one rate cannot be taken, with the field at fault; null where it can. Days are UTC: one after `today` is
 * not known yet. The base currency itself is always 1.
 */
export function againstRow(
  { day, currency, rate, source }: Pick<SheetRow, 'day' | 'currency' | 'source'> & { rate: Amount | null },
  { baseCurrency, today }: Terms,
): { field: string; message: string } | null {
  if (!isDay(day))
    return { field: 'date', message: 'The date must be a day of the calendar, written 2026-11-22.' }
  if (day > today)
    return { field: 'date', message: 'The date lies in the future: a rate is known on its day.' }
  if (!/^[A-Z][A-Z0-9]{2,9}$/.test(currency))
    return { field: 'currency', message: 'A currency is written like USD.' }
  if (currency === baseCurrency)
    return { field: 'currency', message: `${currency} is the base currency: its rate is always 1.` }
  if (!rate || isZero(rate))
    return { field: 'rate', message: 'A rate is written like an amount, above zero: 0.92.' }
  if (compare(rate, rateMax) > 0)
    return { field: 'rate', message: 'A rate is at most 1000000000000 base units per unit of the currency.' }
  if (!isText(source, 100)) return { field: 'source', message: 'A source is 1 to 100 characters.' }
  return null
}

/** Refuses a whole file for the first of its rows that repeats a day of its currency, naming both lines. */
export function refuseRepeats(rows: readonly PlacedRow[]): void {
  const seen = new Map<string, number>()
  for (const { currency, day, line } of rows) {
    const before = seen.get(`${currency} ${day}`)
    if (before !== undefined) refuseAt(line, `${currency} of ${day} stands in line ${before} already.`)
    seen.set(`${currency} ${day}`, line)
  }
}

/** Refuses a whole file for what stands in a line. `reason` goes on after "Line 7: ". */
export function refuseAt(line: number, reason: string): never {
  refuseFile(`Line ${line}: ${reason}`)
}

export function refuseFile(message: string): never {
  refuse('INVALID_REQUEST', { field: 'file', message })
}
