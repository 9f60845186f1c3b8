import { format, toAmount } from '@/lib/money/amount'

// Rows are strings: what a page gets needs no class, no rounding and no locale to be shown.

/** A numeric as the database client gives it (its own Decimal), written out in full. */
export function plainCell(value: { toFixed(): string }): string {
  return toAmount(value.toFixed())
}

/** An amount with at least its currency's decimals: `70` EUR is `70.00`. */
export function amountCell(value: { toFixed(): string }, currency: string): string {
  return format(toAmount(value.toFixed()), currency)
}

/** RFC 3339 in UTC. */
export function timeCell(value: Date): string {
  return value.toISOString()
}

/** The day of a date column. */
export function dayCell(value: Date): string {
  return value.toISOString().slice(0, 10)
}
