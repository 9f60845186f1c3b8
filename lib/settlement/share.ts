import {
  type Amount,
  add,
  compare,
  isNegative,
  multiply,
  parseAmount,
  subtract,
  toAmount,
  zero,
} from '@/lib/money/amount'

/** Of the part of GGR above an amount in base currency, up to the next tier's, so many per cent. */
export type Tier = { above: string; percent: string }

/** A provider's share of GGR as it stands from a month on. */
export type Share = { version: number; fromMonth: string; tiers: Tier[] }

const hundredth = toAmount('0.01')
const hundred = toAmount('100')

/** The provider's share of a month's GGR, exact; nothing of a month that was lost. */
export function shareOf(ggr: Amount, tiers: Tier[]): Amount {
  if (isNegative(ggr)) return zero
  return tiers.reduce<Amount>((sum, { above, percent }, index) => {
    const from = toAmount(above)
    const next = tiers[index + 1]
    const to = next && compare(toAmount(next.above), ggr) < 0 ? toAmount(next.above) : ggr
    if (compare(to, from) <= 0) return sum
    return add(sum, multiply(multiply(subtract(to, from), toAmount(percent)), hundredth))
  }, zero)
}

/** Tiers as a person wrote them, or a sentence about what is wrong with them. The first begins at zero. */
export function readTiers(given: Tier[]): Tier[] | string {
  if (given.length === 0 || given.length > 10) return 'There are one to ten tiers.'
  for (const [index, { above, percent }] of given.entries()) {
    const from = parseAmount(above)
    const rate = parseAmount(percent)
    if (!from || !rate) return 'Amounts and per cents are written like 250 or 12.5.'
    if (compare(rate, hundred) > 0) return 'A share is at most 100 per cent.'
    if (index === 0 ? compare(from, zero) !== 0 : compare(from, toAmount(given[index - 1]!.above)) <= 0)
      return 'The first tier begins at 0, and each one above the last.'
  }
  return given.map(({ above, percent }) => ({ above, percent }))
}
