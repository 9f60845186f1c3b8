import { setTimeout as sleep } from 'node:timers/promises'
import { expireApprovals } from '@/lib/approvals/expire'
import { openCaseGauges } from '@/lib/cases/gauges'
import { seal } from '@/lib/cases/seal'
import { sweepStuckRounds } from '@/lib/cases/sweep'
import { verifyDaily } from '@/lib/cases/verify-daily'
import { now } from '@/lib/clock'
import { makePartitions } from '@/lib/db/partitions'
import { env } from '@/lib/env'
import { expireExports } from '@/lib/exports/expire'
import { workExports } from '@/lib/exports/work'
import { log } from '@/lib/log'
import { gauge } from '@/lib/metrics'
import { failLost } from '@/lib/reconciliation/fail-lost'
import { fetchRatesDaily } from '@/lib/reports/fetch-rates'
import { openRateGauges } from '@/lib/reports/rate-gauges'
import { watchRates } from '@/lib/reports/watch-rates'
import { rollUp } from '@/lib/rollups/roll'

const minute = 60_000
const hour = 60 * minute

/** Milliseconds that work under way gets at shutdown; a verification of a great ledger takes longer. */
const lastWork = 5000

type Work = {
  name: string
  every: number
  /** Whether it is done at the start too. */
  atOnce: boolean
  /** What there is to say about it, or nothing. */
  run: (mayGoOn: () => boolean) => Promise<object | null>
}

const partitions: Work = {
  name: 'partitions',
  every: hour,
  atOnce: false,
  run: async () => {
    const { made, dropped } = await makePartitions(now())
    return made.length + dropped.length > 0 ? { made, dropped } : null
  },
}

const desk: Work[] = [
  {
    name: 'sweep',
    every: minute,
    atOnce: true,
    run: async mayGoOn => {
      const { opened, reopened, closed, complete } = await sweepStuckRounds(now(), mayGoOn)
      return opened + reopened + closed > 0 || !complete ? { opened, reopened, closed, complete } : null
    },
  },
  {
    name: 'rollups',
    every: minute / 3,
    atOnce: true,
    run: async () => {
      const rolled = await rollUp(now())
      // The ordinary stretch needs no word; the first one, or a new zone, is all of the ledger.
      return rolled && 'took_ms' in rolled ? rolled : null
    },
  },
  {
    name: 'approvals',
    every: minute,
    atOnce: true,
    run: async () => {
      const expired = await expireApprovals(now())
      return expired > 0 ? { expired } : null
    },
  },
  {
    name: 'rates_fetch',
    every: 5 * minute,
    atOnce: true,
    run: () => fetchRatesDaily(now()),
  },
  {
    name: 'rates',
    every: 5 * minute,
    atOnce: true,
    run: async () => {
      const { opened, closed } = await watchRates(now())
      return opened + closed > 0 ? { opened, closed } : null
    },
  },
  {
    name: 'reconciliations',
    every: minute,
    atOnce: true,
    run: async () => {
      const failed = await failLost(now())
      return failed > 0 ? { failed } : null
    },
  },
  {
    name: 'exports',
    every: 1000,
    atOnce: true,
    run: workExports,
  },
  {
    name: 'exports_expiry',
    every: 10 * minute,
    atOnce: true,
    run: async () => {
      const expired = await expireExports(now())
      return expired > 0 ? { expired } : null
    },
  },
  {
    name: 'seal',
    every: minute,
    atOnce: false,
    run: async () => {
      const { seal: taken, written } = await seal({ actor: 'clock', at: now() }, env().CAGE_SEAL_MINUTES)
      return taken || written > 0 ? { seal: taken?.number ?? null, written } : null
    },
  },
  {
    name: 'verify',
    every: hour,
    atOnce: false,
    run: async () => {
      const report = await verifyDaily(now())
      return report && { ok: report.ok, complete: report.complete, took_ms: report.took_ms }
    },
  },
]

/**
 * The work of the clock: partitions ahead; and where the back office is (`withDesk`), so that it never slows a
 * bet, what staff's queues need, with their gauges. Answers how to stop it: what runs is waited for, a while.
 */
export function startTimers(withDesk: boolean): () => Promise<void> {
  if (withDesk) openCaseGauges()
  if (withDesk) openRateGauges()
  const works = (withDesk ? [partitions, ...desk] : [partitions]).map(start)
  return async () => {
    await Promise.all(works.map(stop => stop()))
  }
}

function start({ name, every, atOnce, run }: Work): () => Promise<void> {
  const failing = gauge({
    name: `cage_${name}_failing`,
    help: `1 while the timer's work "${name}" fails.`,
  })
  let isStopped = false
  let running: Promise<void> | null = null
  const tick = () => {
    running ??= run(() => !isStopped)
      .then(
        said => {
          failing.set(0)
          if (said) log().info(said, name)
        },
        error => {
          failing.set(1)
          log().error({ err: error }, `${name} failed`)
        },
      )
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(tick, every)
  timer.unref()
  if (atOnce) tick()
  return async () => {
    isStopped = true
    clearInterval(timer)
    await Promise.race([running, sleep(lastWork, undefined, { ref: false })])
  }
}
