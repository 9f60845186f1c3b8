import type { DateForm } from './mapping'

/** A moment as Postgres reads it; without an offset it is local to the statement's zone. Or why it is none. */
export type ReadTime = { text: string; isLocal: boolean } | { problem: string }

const iso =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?$/i
const split =
  /^([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})(?:[ ,T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)?\s*(AM|PM)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?$/i

/** Reads a time as a statement writes it. Pure; what cannot be a moment is a problem, swapped days and months above all. */
export function readTime(given: string, form: DateForm): ReadTime {
  const text = given.trim()
  if (form === 'unix' || form === 'unix_ms') return readUnix(text, form === 'unix' ? 1000 : 1)
  const found = (form === 'iso' ? iso : split).exec(text)
  if (!found) {
    if (/^[0-9]{5}([.,][0-9]+)?$/.test(text))
      return { problem: `${shown(text)} is a spreadsheet's number of a day, no time.` }
    return { problem: `${shown(text)} is no time in the form that the mapping names.` }
  }
  const [, first, second, third] = found as unknown as [string, string, string, string]
  const [year, month, day] =
    form === 'iso' ? [first, second, third] : form === 'dmy' ? [third, second, first] : [third, first, second]
  if (+month > 12 && +day <= 12)
    return { problem: `${shown(text)} has ${month} for a month: day and month look swapped.` }
  if (!isDay(+year, +month, +day)) return { problem: `${shown(text)} names a day that there is not.` }
  const [hour = '0', minute = '0', seconds = '0', fraction = '0'] = found.slice(4, 8)
  const half = form === 'iso' ? undefined : found[8]?.toUpperCase()
  const offset = form === 'iso' ? found[8] : found[9]
  if (half && (+hour < 1 || +hour > 12)) return { problem: `${shown(text)} names an hour that there is not.` }
  const hours = half ? (+hour % 12) + (half === 'PM' ? 12 : 0) : +hour
  if (hours > 23 || +minute > 59 || +seconds > 59)
    return { problem: `${shown(text)} names an hour that there is not.` }
  const two = (value: string | number) => `${value}`.padStart(2, '0')
  const moment = `${year}-${two(month)}-${two(day)}T${two(hours)}:${two(minute)}:${two(seconds)}.${fraction.slice(0, 6)}`
  return offset
    ? { text: `${moment}${offset.toUpperCase()}`, isLocal: false }
    : { text: moment, isLocal: true }
}

function readUnix(text: string, scale: number): ReadTime {
  const at = /^[0-9]{1,13}$/.test(text) ? +text * scale : Number.NaN
  // Up to the year 2100: milliseconds where seconds are meant lie far beyond it.
  if (!(at < 4_102_444_800_000)) return { problem: `${shown(text)} is no moment since 1970 in that unit.` }
  return { text: new Date(at).toISOString(), isLocal: false }
}

function isDay(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day))
  return year > 1999 && year < 2100 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
}

function shown(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`
}
