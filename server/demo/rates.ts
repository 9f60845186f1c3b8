import { dayBefore, type Instant, toDay } from '@/lib/clock'
import { type Amount, multiply, toAmount } from '@/lib/money/amount'
import { makePrng } from '@/studio/prng'

/** Base units (EUR) per unit of currency; every day of the demo lies a little beside it. */
const middles: Record<string, string> = {
  USD: '0.9213',
  GBP: '1.1842',
  SEK: '0.08871',
  NOK: '0.08562',
  JPY: '0.006104',
  KWD: '2.9974',
  BTC: '87420.55',
}

export const rateSource = 'demo'
export const rateCurrencies = Object.keys(middles)

/** The demo's rate of a day, a little above or below the middle and always the same: times 0.9900 to 1.0099. */
export function demoRate(currency: string, day: string): Amount {
  const drift = String(9_900 + makePrng(currency, day).between(0, 199)).padStart(5, '0')
  return multiply(toAmount(middles[currency]!), toAmount(`${drift.slice(0, 1)}.${drift.slice(1)}`))
}

/** Today and the `back` days before it, newest first. */
export function daysUntil(at: Instant, back: number): string[] {
  return Array.from({ length: back + 1 }, (_, days) => dayBefore(toDay(at), days))
}
