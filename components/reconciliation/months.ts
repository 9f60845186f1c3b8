/** The first and the last day of a period, `YYYY-MM-DD`. */
export type Days = { from: string; to: string }

export function daysOfMonth(month: string): Days {
  const last = new Date(`${month}-01T00:00:00Z`)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  return { from: `${month}-01`, to: last.toISOString().slice(0, 10) }
}

export function monthBefore(day: string): string {
  const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() - 1)
  return at.toISOString().slice(0, 7)
}

/** This month and the thirteen before it. */
export function monthsUntil(today: string): string[] {
  const months = [today.slice(0, 7)]
  while (months.length < 14) months.push(monthBefore(months.at(-1)!))
  return months
}
