import type { Instant } from '@/lib/clock'
import { momentsOf } from '@/lib/db/business-days'
import { appPool } from '@/lib/db/pools'
import { refuse } from '@/lib/refusal'
import { isZone } from './mapping'

/** Days at most between a period's first and its last: what is longer is laid beside in parts. */
const daysMax = 100

/**
 * The moments from the beginning of day `from` to the end of day `to` (both `YYYY-MM-DD`, both of the period) in a
 * zone. Refuses INVALID_REQUEST for what is no period, or too long a one.
 */
export async function periodOf(
  from: string,
  to: string,
  zone: string,
): Promise<{ from: Instant; to: Instant }> {
  if (!isZone(zone)) refuse('INVALID_REQUEST', { field: 'zone', message: `"${zone}" is no time zone.` })
  for (const day of [from, to])
    if (!/^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(day) || !isDay(day))
      refuse('INVALID_REQUEST', { field: 'period', message: `"${day}" is no day such as 2026-11-22.` })
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  if (days < 0) refuse('INVALID_REQUEST', { field: 'period', message: 'The period ends before it begins.' })
  if (days >= daysMax)
    refuse('INVALID_REQUEST', { field: 'period', message: `The period is longer than ${daysMax} days.` })
  return momentsOf(appPool(), { from, to }, zone)
}

/** Whether a text of a URL is a month, `YYYY-MM`. */
export function isMonth(text: unknown): text is string {
  return typeof text === 'string' && /^20[0-9]{2}-(0[1-9]|1[0-2])$/.test(text)
}

/** Where the casino's business days are: what a period is in where a statement does not say. */
export async function readZone(): Promise<string> {
  const { rows } = await appPool().query('select business_zone as zone from settings')
  return rows[0].zone
}

function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day
}
