import { type Amount, toAmount } from '@/lib/money/amount'
import { decimalsOf } from '@/lib/money/currency'
import type { Prng } from './prng'

/** Smallest and largest usual stake, in the currency's smallest unit. */
const stakes: Record<string, [number, number]> = {
  JPY: [10, 2_000],
  KWD: [50, 5_000],
  SEK: [100, 20_000],
  BTC: [100, 20_000],
}

/** A stake as players choose it: mostly small, rarely large. */
export function drawStake(prng: Prng, currency: string): number {
  const [least, most] = stakes[currency] ?? [10, 2_000]
  return least + Math.floor((most - least) * prng.next() ** 3)
}

/** A number of smallest units as a decimal: 1050 EUR units are `10.50`, 7 JPY units are `7`. */
export function amountOf(units: number, currency: string): Amount {
  const decimals = decimalsOf(currency)
  const digits = String(units).padStart(decimals + 1, '0')
  return toAmount(decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`)
}

/** What a player puts in: `times` the largest usual stake. */
export function depositOf(currency: string, times: number): Amount {
  return amountOf((stakes[currency] ?? [10, 2_000])[1] * times, currency)
}
