import type { Executor } from '@/lib/db/executor'
import { type Calendar, monthAfter, readCalendar } from './months'

/** The calendar, and the month that is shown: the one asked for, or the last that is over. */
export async function readAsked<F extends { month: string | null }>(
  db: Executor,
  filter: F,
  at: number,
): Promise<{ calendar: Calendar; asked: F & { month: string } }> {
  const calendar = await readCalendar(db, at)
  const before = monthAfter(calendar.present, -1)
  const month = filter.month ?? (before >= calendar.first ? before : calendar.present)
  return { calendar, asked: { ...filter, month } }
}
