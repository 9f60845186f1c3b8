/** A moment, in milliseconds since the epoch, UTC. */
export type Instant = number

/** The clock of the edges; rules take the time as an argument. */
export function now(): Instant {
  return Date.now()
}

/** RFC 3339 in UTC with milliseconds: `2026-11-22T17:24:00.000Z`. */
export function toTimestamp(at: Instant): string {
  if (at !== last.at) last = { at, text: new Date(at).toISOString() }
  return last.text
}

// All of a batch happens at one moment, which is then written many times.
let last = { at: 0, text: new Date(0).toISOString() }

/** Whether a text is a moment that there is, as `toTimestamp` writes it: no 30th of February. */
export function isMoment(text: string): boolean {
  const at = Date.parse(text)
  return !Number.isNaN(at) && toTimestamp(at) === text
}

/** The UTC day of a moment: `2026-11-22`. */
export function toDay(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** The day `days` before `day`, both `YYYY-MM-DD`. */
export function dayBefore(day: string, days: number): string {
  return toDay(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000)
}
