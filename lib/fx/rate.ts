import { dayBefore } from '@/lib/clock'
import { type Amount, toAmount } from '@/lib/money/amount'

/** A day's rate at its newest revision: base units per unit of currency. */
export type DayRate = { day: string; rate: Amount; source: string; revision: number }

/** What a rate is looked up in: the process's directory is one. Each currency's days, newest first. */
export type RateBook = {
  baseCurrency: string
  fxDaysBack: number
  rates: ReadonlyMap<string, readonly DayRate[]>
}

/** A rate as it is written on a posting: base units per unit of currency, its day, where it came from. */
export type Rate = { rate: Amount; day: string; source: string; stale: boolean }

const one = toAmount('1')

/**
 * The rate of a day (`YYYY-MM-DD`, UTC): the newest revision dated that day or, up to the configured number
 * of days back, the last one before. Null when there is none (rule 32). The base currency itself is 1.
 */
export function rateFor(book: RateBook, currency: string, day: string): Rate | null {
  if (currency === book.baseCurrency) return baseRate(day)
  const last = lastOnOrBefore(book, currency, day)
  return last && last.day >= dayBefore(day, book.fxDaysBack) ? toRate(last, false) : null
}

/**
 * The last rate ever known on or before a day, marked stale: what a credit takes when `rateFor` has none.
 * Null when none was ever known.
 */
export function lastRateFor(book: RateBook, currency: string, day: string): Rate | null {
  if (currency === book.baseCurrency) return baseRate(day)
  const last = lastOnOrBefore(book, currency, day)
  return last ? toRate(last, true) : null
}

function baseRate(day: string): Rate {
  return { rate: one, day, source: 'base', stale: false }
}

function lastOnOrBefore(book: RateBook, currency: string, day: string): DayRate | undefined {
  return book.rates.get(currency)?.find(known => known.day <= day)
}

function toRate({ rate, day, source }: DayRate, stale: boolean): Rate {
  return { rate, day, source, stale }
}
