import { dayBefore, type Instant, toDay } from '@/lib/clock'
import { env } from '@/lib/env'

/** The first day (UTC) of which calls are still kept: days before it were dropped from the log. */
export function callsKeptSince(at: Instant): string {
  return dayBefore(toDay(at), env().CAGE_REQUEST_LOG_DAYS)
}
