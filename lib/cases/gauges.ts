import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { log } from '@/lib/log'
import { gauge } from '@/lib/metrics'

/** Milliseconds: however often /metrics is read, the database is asked once in so long. */
const freshFor = 15_000

type Counted = { kind: string; provider: string; open: number; oldest: number }

const key = Symbol.for('cage.cases.counted')
const shared = globalThis as { [key]?: { at: number; rows: Promise<Counted[] | null> } }

/**
 * Puts the queues into /metrics: stuck rounds by provider, the age of the oldest one, open cases by kind. All
 * of them are of the whole casino, put off or not, without test play; a failing database takes them away
 * rather than leave old figures standing. For the process that has the back office.
 */
export function openCaseGauges(): void {
  gauge({
    name: 'cage_stuck_rounds',
    help: 'Rounds that are open for longer than their provider is given and not settled.',
    labelNames: ['provider'],
    async collect() {
      const rows = await counted()
      this.reset()
      for (const { kind, provider, open } of rows ?? [])
        if (kind === 'stuck_round') this.set({ provider }, open)
    },
  })
  gauge({
    name: 'cage_stuck_round_oldest_seconds',
    help: 'How long the oldest stuck round is open; 0 where there is none.',
    async collect() {
      const rows = await counted()
      const ages = rows?.flatMap(({ kind, oldest }) => (kind === 'stuck_round' ? [oldest] : []))
      if (ages) this.set(Math.max(0, ...ages))
      else this.remove()
    },
  })
  gauge({
    name: 'cage_cases_open',
    help: 'Open cases.',
    labelNames: ['kind'],
    async collect() {
      const rows = await counted()
      this.reset()
      for (const { kind, open } of rows ?? []) this.inc({ kind }, open)
    },
  })
}

function counted(): Promise<Counted[] | null> {
  const known = shared[key]
  if (known && now() - known.at < freshFor) return known.rows
  const rows = count().catch(error => {
    log().error({ err: error }, 'the queues could not be counted')
    return null
  })
  shared[key] = { at: now(), rows }
  return rows
}

function count(): Promise<Counted[]> {
  return prisma().$queryRaw`
    select c.kind, coalesce(c.provider_id, '') as provider, count(*)::float8 as open,
      extract(epoch from ${new Date(now())}::timestamptz - min(c.since))::float8 as oldest
    from cases c
    where c.state = 'open' and not exists (select from providers p where p.id = c.provider_id and p.mode = 'sandbox')
    group by 1, 2`
}
