import type { Bucket, FigureWindow } from '@/lib/reports/figures'

/** The windows one can choose. */
export const windowWords: Record<FigureWindow, string> = { '24h': 'Last 24 hours', '7d': 'Last 7 days' }

/** What stands below a point: the hour; of a week the day too. UTC. */
export function bucketLabel(at: string, window: FigureWindow): string {
  return window === '24h' ? at.slice(11, 16) : `${at.slice(5, 10)} ${at.slice(11, 16)}`
}

/** The buckets in which a figure is the highest and the lowest, for a sentence. */
export function peakOf(buckets: Bucket[], window: FigureWindow, pick: (bucket: Bucket) => number): string {
  const sorted = [...buckets].sort((a, b) => pick(b) - pick(a))
  const [top] = sorted
  return top ? `highest at ${bucketLabel(top.at, window)} UTC` : 'nothing yet'
}
