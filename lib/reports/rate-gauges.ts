import { now, toDay } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { log } from '@/lib/log'
import { gauge } from '@/lib/metrics'
import { listMissingRates, type MissingRate } from './missing-rates'
import { listRateJumps, type RateJump } from './rate-jumps'

/** Milliseconds: however often /metrics is read, the database is asked once in so long. */
const freshFor = 15_000

type Read = { missing: MissingRate[]; jumps: RateJump[] }

const key = Symbol.for('cage.rates.read')
const shared = globalThis as { [key]?: { at: number; read: Promise<Read | null> } }

/**
 * Puts the rates into /metrics: how old the last one of each currency in use is, how many are late or lacking, and
 * jumps of the last days. A failing database takes them away. For the process that has the back office.
 */
export function openRateGauges(): void {
  gauge({
    name: 'cage_rate_age_days',
    help: 'Days since the last rate of a currency in use, where today has none; -1 where there is none at all.',
    labelNames: ['currency'],
    async collect() {
      const known = await read()
      this.reset()
      for (const { currency, lastDay } of known?.missing ?? []) this.set({ currency }, ageOf(lastDay))
    },
  })
  gauge({
    name: 'cage_rates_missing',
    help: "Currencies in use without today's rate: older, soon (too old within two days) or refusing (no bets).",
    labelNames: ['state'],
    async collect() {
      const known = await read()
      this.reset()
      for (const state of ['older', 'soon', 'refusing'] as const)
        if (known) this.set({ state }, known.missing.filter(one => stateOf(one) === state).length)
    },
  })
  gauge({
    name: 'cage_rate_jumps',
    help: 'Rates of the last days that lie further off the day before than one person may set.',
    async collect() {
      const known = await read()
      if (known) this.set(known.jumps.length)
      else this.remove()
    },
  })
}

function stateOf({ refusing, isSoon }: MissingRate): 'older' | 'soon' | 'refusing' {
  return refusing ? 'refusing' : isSoon ? 'soon' : 'older'
}

function ageOf(lastDay: string | null): number {
  return lastDay === null ? -1 : (Date.parse(toDay(now())) - Date.parse(lastDay)) / 86_400_000
}

function read(): Promise<Read | null> {
  const known = shared[key]
  if (known && now() - known.at < freshFor) return known.read
  const fresh = Promise.all([listMissingRates(now()), listRateJumps(prisma(), now())]).then(
    ([missing, jumps]) => ({ missing, jumps }),
    error => {
      log().warn({ err: error }, 'the rates could not be read for /metrics')
      return null
    },
  )
  shared[key] = { at: now(), read: fresh }
  return fresh
}
