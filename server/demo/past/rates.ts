import type pg from 'pg'
import type { Instant } from '@/lib/clock'
import { plainArray, textArray } from '@/lib/db/arrays'
import { appPool } from '@/lib/db/pools'
import { multiply, toAmount } from '@/lib/money/amount'
import { type DayRate, type Directory, refreshDirectory } from '@/lib/providers/directory'
import { demoRateDays } from '../casino'
import { daysUntil, demoRate, rateCurrencies, rateSource } from '../rates'

/** A day whose rate never came: what is played on it takes the day before's (rule 32). */
const missing = { currency: 'NOK', daysBack: demoRateDays + 1 }

/** A day whose rate was mended when it had been played by: its postings keep what they were valued at (rule 33). */
const mended = { currency: 'GBP', daysBack: 5, times: '1.0125', source: `${rateSource}: corrected` }

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
  const pairs = rateCurrencies
    .flatMap(currency => known.map(day => ({ currency, day })))
    .filter(({ currency, day }) => currency !== missing.currency || day !== known[missing.daysBack])
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

/** The correction of a rate, once the past is played: a second revision of its day. */
export async function mendRate(client: pg.PoolClient, until: Instant): Promise<void> {
  const { currency, daysBack, times, source } = mended
  const day = daysUntil(until, daysBack)[daysBack]!
  const rate = multiply(demoRate(currency, day), toAmount(times))
  await client.query(
    `insert into rates (currency, day, revision, rate, source, created_by, created_at)
     values ($1, $2::date, 2, $3, $4, 'demo', $2::date + interval '33 hours') on conflict do nothing`,
    [currency, day, rate, source],
  )
}
