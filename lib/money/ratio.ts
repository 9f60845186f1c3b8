import { Decimal } from 'decimal.js'
import { type Amount, toAmount } from './amount'

// As wide as lib/money/amount.ts is, for products.
const Exact = Decimal.clone({ precision: 200, toExpNeg: -200, toExpPos: 200 })

/** Significant digits of a quotient that is kept: it is off by at most 5 in the nineteenth. */
export const ratioDigits = 18

// A quotient is made to its last digit and no further, which is as exact as it can be, and cheap.
const Ratio = Decimal.clone({
  precision: ratioDigits,
  rounding: Decimal.ROUND_HALF_EVEN,
  toExpNeg: -200,
  toExpPos: 200,
})

/** a / b to eighteen significant digits, rounded half to even. The one place where what is kept is rounded. */
export function ratio(a: Amount, b: Amount): Amount {
  return toAmount(new Ratio(a).dividedBy(b).toFixed())
}

/** By how many per cent `to` lies off `from`, for a reader: with its sign, two decimals, half away from zero. */
export function percentOff(from: Amount, to: Amount): Amount {
  const off = new Ratio(to).minus(from).times(100).dividedBy(from).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
  return toAmount((off.isZero() ? off.abs() : off).toFixed(2))
}

/** Whether `to` lies off `from` by more than so many per cent; exact, as the database compares. */
export function isOffByMore(from: Amount, to: Amount, percent: Amount): boolean {
  return new Exact(to).minus(from).abs().times(100).greaterThan(new Exact(percent).times(from))
}

/** For a reader: the first significant digits of a long decimal; nothing that is kept is shortened. */
export function shortened(value: Amount, digits = 6): Amount {
  const short = new Exact(value).toSignificantDigits(digits, Decimal.ROUND_HALF_EVEN)
  return toAmount(short.toFixed())
}
