/** Latencies in buckets 2 % wide: bounded memory however long the studio plays. */
export type Latencies = { count: number; buckets: Map<number, number> }

const base = Math.log(1.02)

export function makeLatencies(): Latencies {
  return { count: 0, buckets: new Map() }
}

export function recordLatency(latencies: Latencies, ms: number): void {
  const bucket = Math.ceil(Math.log(Math.max(ms, 0.01)) / base)
  latencies.count++
  latencies.buckets.set(bucket, (latencies.buckets.get(bucket) ?? 0) + 1)
}

/** The latency in ms that `share` (0 … 1) of the calls did not exceed, to 2 %; null when there were none. */
export function percentile(latencies: Latencies, share: number): number | null {
  if (latencies.count === 0) return null
  let left = Math.ceil(latencies.count * share)
  const sorted = [...latencies.buckets].sort(([a], [b]) => a - b)
  for (const [bucket, count] of sorted) {
    left -= count
    if (left <= 0) return Math.exp(bucket * base)
  }
  return Math.exp(sorted.at(-1)![0] * base)
}
