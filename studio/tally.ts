import type { MoneyKind } from './call'
import { type Latencies, makeLatencies, recordLatency } from './latency'

/** Counts of what happened, kept while playing: verdicts by kind, latencies of all answered calls. */
export type Tally = {
  rounds: number
  /** Rounds not begun since too many were under way: the studio never waits, so it must drop. */
  skipped: number
  calls: number
  verdicts: Map<string, number>
  scenarios: Map<string, number>
  latencies: Latencies
  begunAt: number
}

export function makeTally(at: number): Tally {
  return {
    rounds: 0,
    skipped: 0,
    calls: 0,
    verdicts: new Map(),
    scenarios: new Map(),
    latencies: makeLatencies(),
    begunAt: at,
  }
}

export function countRound(tally: Tally, scenario: string): void {
  tally.rounds++
  tally.scenarios.set(scenario, (tally.scenarios.get(scenario) ?? 0) + 1)
}

/** `verdict`: ok, replayed, a refusal's code, `HTTP 5xx` without one, or `lost: …`. */
export function countCall(tally: Tally, kind: MoneyKind, verdict: string, ms: number | null): void {
  tally.calls++
  const key = `${kind}\t${verdict}`
  tally.verdicts.set(key, (tally.verdicts.get(key) ?? 0) + 1)
  if (ms !== null) recordLatency(tally.latencies, ms)
}
