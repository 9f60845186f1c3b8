const minute = 60_000

/** How long an old key goes on working after a new one took over: the words of the command line and of the form. */
export const overlaps = {
  '0': { millis: 0, label: 'none: the old key ends at once' },
  '15m': { millis: 15 * minute, label: '15 minutes' },
  '1h': { millis: 60 * minute, label: '1 hour' },
  '24h': { millis: 24 * 60 * minute, label: '24 hours' },
  '7d': { millis: 7 * 24 * 60 * minute, label: '7 days' },
} as const

export type Overlap = keyof typeof overlaps

export const overlapNames = ['0', '15m', '1h', '24h', '7d'] as const satisfies readonly Overlap[]
