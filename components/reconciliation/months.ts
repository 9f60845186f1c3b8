import { monthAfter, monthsBetween } from '@/lib/settlement/months'

/** The first and the last day of a period, `YYYY-MM-DD`. */
export type Days = { from: string; to: string }

/** This month and the thirteen before it. */
export function monthsUntil(today: string): string[] {
  const month = today.slice(0, 7)
  return monthsBetween(monthAfter(month, -13), month)
}
