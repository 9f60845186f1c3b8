import { type Amount, canonical, isZero, parseAmount } from '@/lib/money/amount'
import { decimalsOf } from '@/lib/money/currency'
import { refuse } from '@/lib/refusal'

/** A highest stake as it was written; null for what is no amount, is zero, or has decimals its currency lacks. */
export function parseStake(text: string, currency: string | null = null): Amount | null {
  const stake = parseAmount(text)
  if (stake === null || isZero(stake)) return null
  const decimals = canonical(stake).split('.')[1]?.length ?? 0
  return currency !== null && decimals > decimalsOf(currency) ? null : stake
}

/** As `parseStake`; refuses INVALID_REQUEST where that gives null. */
export function readStake(text: string, currency: string | null = null): Amount {
  const stake = parseStake(text, currency)
  if (stake !== null) return stake
  const decimals = currency === null ? '' : `, with ${decimalsOf(currency)} decimals at most in ${currency}`
  return refuse('INVALID_REQUEST', {
    field: 'stake_max',
    message: `A highest stake is written like an amount, above zero${decimals}.`,
  })
}

/** Whether this can be a currency's code. */
export function isCurrency(text: string): boolean {
  return /^[A-Z][A-Z0-9]{2,9}$/.test(text)
}
