import { dayBefore } from '@/lib/clock'
import type { Executor } from '@/lib/db/executor'

/** The casino's business days: their zone, the month that is now and the first with anything in it, `YYYY-MM`. */
export type Calendar = {
  zone: string
  baseCurrency: string
  first: string
  present: string
  rolledAt: string | null
}

/** Where the business days stand at a moment, as the roll-ups have them. */
export async function readCalendar(db: Executor, at: number): Promise<Calendar> {
  const { rows } = await db.query(
    `select r.zone, s.base_currency as "baseCurrency", to_char($1::timestamptz at time zone r.zone, 'YYYY-MM') as present,
       to_char(coalesce((select min(day) from rollups), ($1::timestamptz at time zone r.zone)::date), 'YYYY-MM') as first,
       r.rolled_at as rolled from rollup_state r, settings s`,
    [new Date(at)],
  )
  const { rolled, ...calendar } = rows[0]
  return { ...calendar, rolledAt: rolled && new Date(rolled).toISOString() }
}

/** From a month's first day to the next one's, `YYYY-MM-DD`. */
export function daysOf(month: string): { from: string; to: string } {
  return { from: `${month}-01`, to: `${monthAfter(month)}-01` }
}

/** A month's first day and its last, `YYYY-MM-DD`. */
export function spanOf(month: string): { from: string; to: string } {
  const { from, to } = daysOf(month)
  return { from, to: dayBefore(to, 1) }
}

export function monthAfter(month: string, months = 1): string {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + months)
  return at.toISOString().slice(0, 7)
}

/** The months from one to another, the last first. */
export function monthsBetween(first: string, last: string, atMost = 60): string[] {
  const months: string[] = []
  for (let month = last; month >= first && months.length < atMost; month = monthAfter(month, -1))
    months.push(month)
  return months
}
