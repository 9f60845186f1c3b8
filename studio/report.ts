import { percentile } from './latency'
import type { Finding, Reconciliation } from './reconcile'
import type { Tally } from './tally'

const findingsShown = 50

/** What was played, for people: calls by verdict, the rate kept, latencies. */
export function describeTally(tally: Tally, at: number): string {
  const seconds = Math.max((at - tally.begunAt) / 1_000, 0.001)
  const shares = [0.5, 0.95, 0.99].map(share => percentile(tally.latencies, share))
  const [p50, p95, p99] = shares.map(ms => (ms === null ? '–' : `${ms.toFixed(1)} ms`))
  return [
    `${tally.rounds} rounds, ${tally.calls} calls in ${seconds.toFixed(1)} s (${(tally.calls / seconds).toFixed(1)} a second)`,
    ...(tally.skipped > 0 ? [`${tally.skipped} rounds dropped: too many were under way`] : []),
    `latency   p50 ${p50}   p95 ${p95}   p99 ${p99}`,
    '',
    ...table(tally.verdicts, key => key.split('\t')),
    '',
    ...table(tally.scenarios, key => [key]),
  ].join('\n')
}

/** Whether journal and ledger agree, and if not, where. */
export function describeReconciliation({
  findings,
  transactions,
  players,
  unresolved,
}: Reconciliation): string {
  if (findings.length === 0) {
    return `reconciled: ${transactions} transactions of ${players} players, every answer in the ledger, every balance explained`
  }
  const shown = findings.slice(0, findingsShown).map(describeFinding)
  const more = findings.length - shown.length
  return [
    `NOT RECONCILED: ${findings.length} findings over ${transactions} transactions of ${players} players`,
    ...(unresolved.length > 0 ? [`${unresolved.length} calls were never answered`] : []),
    ...shown,
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ].join('\n')
}

export function describeFinding({ what, player, id, detail }: Finding): string {
  return `  ${what}: ${[player && `player ${player}`, id && `transaction ${id}`, detail].filter(Boolean).join(', ')}`
}

function table(counts: Map<string, number>, cells: (key: string) => string[]): string[] {
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => [...cells(key), String(count)])
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  return rows.map(row =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('   '),
  )
}
