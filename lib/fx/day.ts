import { toDay } from '@/lib/clock'

/** Whether a text is a day of the calendar, written `2026-11-22`. */
export function isDay(text: string): boolean {
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && text >= '1900' && isWritten(dateOf(text), text)
}

/** A day as the database client takes it. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** No source quotes on a Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(dateOf(day).getUTCDay())
}

/** JavaScript reads 30 February as 2 March; what is written back then differs. */
function isWritten(date: Date, text: string): boolean {
  return !Number.isNaN(date.getTime()) && toDay(date.getTime()) === text
}
