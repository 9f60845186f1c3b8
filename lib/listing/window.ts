import type { Instant } from '@/lib/clock'

/** How far back a list over a big table looks, in minutes. */
const minutes = { '15m': 15, '1h': 60, '24h': 1440, '7d': 10_080, '30d': 43_200 } as const

export type Window = keyof typeof minutes

/** Where a window begins, counted back from `at`; null where all of the past is asked for. */
export function windowStart(window: Window | 'all', at: Instant): Date | null {
  return window === 'all' ? null : new Date(at - minutes[window] * 60_000)
}
