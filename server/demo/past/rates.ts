import type pg from 'pg'
import type { Instant } from '@/lib/clock'
import { plainArray, textArray } from '@/lib/db/arrays'
import { appPool } from '@/lib/db/pools'
import { toAmount } from '@/lib/money/amount'
import { type DayRate, type Directory, refreshDirectory } from '@/lib/providers/directory'
import { daysUntil, demoRate, rateCurrencies, rateSource } from '../rates'

/**
 * Writes the rates of the last `days` days that are missing; answers the directory with all of them in it,
 * since a process remembers no more than it needs for today.
 */
export async function ratesOfThePast(
  client: pg.PoolClient,
  until: Instant,
  days: number,
): Promise<Directory> {
  const known = daysUntil(until, days)
  const pairs = rateCurrencies.flatMap(currency => known.map(day => ({ currency, day })))
  await client.query(
    `insert into rates (currency, day, revision, rate, source, created_by, created_at)
     select n.currency, n.day, 1, n.rate, $4, 'demo', n.day + interval '6 hours'
     from unnest($1::text[], $2::date[], $3::numeric[]) as n (currency, day, rate) on conflict do nothing`,
    [
      textArray(pairs.map(pair => pair.currency)),
      plainArray(pairs.map(pair => pair.day)),
      plainArray(pairs.map(pair => demoRate(pair.currency, pair.day))),
      rateSource,
    ],
  )
  const { rows } = await client.query(
    `select distinct on (currency, day) currency, day::text as day, rate::text as rate, source, revision
     from rates order by currency, day desc, revision desc`,
  )
  const rates = new Map<string, DayRate[]>()
  for (const { currency, rate, ...facts } of rows) {
    const days = rates.get(currency) ?? []
    days.push({ ...facts, rate: toAmount(rate) })
    rates.set(currency, days)
  }
  return { ...(await refreshDirectory(appPool())), rates }
}
