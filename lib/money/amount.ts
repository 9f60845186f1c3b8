import { Decimal } from 'decimal.js'
import { decimalsOf } from './currency'

/** A plain decimal: no exponent, no `+`, no `-0`. Only this file makes one, and always from a string. */
export type Amount = string & { readonly [amount]: true }
declare const amount: unique symbol

// Wide enough that no sum or product of what the protocol admits is ever rounded.
const Exact = Decimal.clone({ precision: 200, toExpNeg: -200, toExpPos: 200 })

const onWire = /^(0|[1-9][0-9]{0,19})(\.[0-9]{1,18})?$/
const plain = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/

export const zero = '0' as Amount

/** An amount as the protocol writes it (unsigned, at most 20 digits and 18 decimals), or null. */
export function parseAmount(text: unknown): Amount | null {
  return typeof text === 'string' && onWire.test(text) ? (text as Amount) : null
}

/** An amount that comes from the database or from our own code; anything else is a defect. */
export function toAmount(text: string): Amount {
  if (!plain.test(text)) throw new Error(`not a plain decimal: ${text}`)
  return text as Amount
}

/** a + b, exact. The result has as many decimals as the longer of the two, as numeric has in Postgres. */
export function add(a: Amount, b: Amount): Amount {
  return write(new Exact(a).plus(b), Math.max(scaleOf(a), scaleOf(b)))
}

/** a − b, exact. */
export function subtract(a: Amount, b: Amount): Amount {
  return write(new Exact(a).minus(b), Math.max(scaleOf(a), scaleOf(b)))
}

/** a × b, exact. */
export function multiply(a: Amount, b: Amount): Amount {
  return write(new Exact(a).times(b), scaleOf(a) + scaleOf(b))
}

/** Negative, zero or positive, as a is less than, equal to or greater than b. */
export function compare(a: Amount, b: Amount): number {
  return new Exact(a).comparedTo(b)
}

export function isZero(a: Amount): boolean {
  return /^-?[0.]+$/.test(a)
}

export function isNegative(a: Amount): boolean {
  return a.startsWith('-')
}

/** The value alone: `1.50`, `1.5` and `1.500` are all `1.5`. */
export function canonical(a: Amount): Amount {
  return (a.includes('.') ? a.replace(/\.?0+$/, '') : a) as Amount
}

/** With at least the currency's own decimals, and all the decimals it really has: `70` EUR is `70.00`. */
export function format(a: Amount, currency: string): string {
  const value = canonical(a)
  const missing = decimalsOf(currency) - scaleOf(value)
  if (missing <= 0) return value
  return `${value}${value.includes('.') ? '' : '.'}${'0'.repeat(missing)}`
}

/** For a reader: with the currency's own decimals and no more, half away from zero. Nothing that is kept is rounded. */
export function rounded(a: Amount, currency: string): Amount {
  return write(
    new Exact(a).toDecimalPlaces(decimalsOf(currency), Decimal.ROUND_HALF_UP),
    decimalsOf(currency),
  )
}

function scaleOf(a: string): number {
  const point = a.indexOf('.')
  return point < 0 ? 0 : a.length - point - 1
}

function write(value: Decimal, scale: number): Amount {
  return (value.isZero() ? value.abs() : value).toFixed(scale) as Amount
}
