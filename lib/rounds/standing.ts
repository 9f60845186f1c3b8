import { add, format, multiply, subtract, toAmount } from '@/lib/money/amount'
import type { RoundTransaction } from './transactions'

/** The player's balance before a round and after its last posting; null where there is no transaction. */
export function balancesAround(transactions: RoundTransaction[]): { before: string; after: string } | null {
  const first = transactions[0]
  if (!first) return null
  const moved = transactions.filter(one => one.posting)
  return { before: balanceBefore(moved[0] ?? first), after: (moved.at(-1) ?? first).balance }
}

function balanceBefore({ posting, balance, currency }: RoundTransaction): string {
  if (!posting) return balance
  const amount = toAmount(posting.amount)
  const after = toAmount(posting.balanceAfter)
  return format(posting.direction === 'out' ? add(after, amount) : subtract(after, amount), currency)
}

/** An amount at a round's rate, in base: exact, never rounded. */
export function inBase(amount: string, rate: string, baseCurrency: string): string {
  return format(multiply(toAmount(amount), toAmount(rate)), baseCurrency)
}

/** How long between two moments (RFC 3339): `12 ms`, `1.4 s`, `42 s`, `3 min 20 s`, `5 h 12 min`, `4 d 3 h`. */
export function spanOf(from: string, to: string): string {
  const milliseconds = Math.max(0, Date.parse(to) - Date.parse(from))
  if (milliseconds < 1000) return `${milliseconds} ms`
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`
  const seconds = Math.floor(milliseconds / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`
}
