import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { dayBefore, type Instant, toDay } from '@/lib/clock'
import { env } from '@/lib/env'
import { connectRole } from './connection'
import type { Executor } from './executor'
import { revokeOwn } from './grants'
import { ownerPool } from './pools'

/** A partition that should be there: `[from, to)`, both days at midnight UTC. */
export type Partition = { parent: 'postings' | 'requests'; suffix: string; from: string; to: string }

const monthsAhead = 3
const daysAhead = 7
const attempts = 10

/** Postings by month from last month on, requests by day from yesterday on, both with room ahead. */
export function wantedPartitions(at: Instant, months = monthsAhead, days = daysAhead): Partition[] {
  const postings = range(-1, months).map(offset => month(at, offset))
  const requests = range(-1, days).map(offset => day(at, offset))
  return [...postings, ...requests]
}

/**
 * Makes the missing partitions and drops the request log's days that are over their time. Attaching one
 * waits for the longest open writer and makes later ones wait behind it, so it gives up soon and tries again.
 */
export async function makePartitions(at: Instant): Promise<{ made: string[]; dropped: string[] }> {
  const made = await makeMissing(wantedPartitions(at))
  const dropped = await outdatedRequests(at)
  for (const name of dropped) await patiently(client => client.query(`drop table if exists ${name}`))
  return { made, dropped }
}

/** Makes the partitions that rows of the past need: postings' from `since` on, requests' as far as the log is kept. */
export async function makePastPartitions(since: Instant, at: Instant): Promise<void> {
  const ago = (from: Instant) => Math.ceil((at - from) / 86_400_000)
  const months = range(-1 - Math.ceil(ago(since) / 28), -1).map(offset => month(at, offset))
  const days = range(-Math.min(ago(since), env().CAGE_REQUEST_LOG_DAYS), -1).map(offset => day(at, offset))
  await makeMissing([...months.filter(({ to }) => Date.parse(to) > since), ...days])
}

/** Names of partitions that today's and the next days' rows need and that are not there. */
export async function missingPartitions(executor: Executor, at: Instant): Promise<string[]> {
  return (await absent(executor, wantedPartitions(at, 1, 1))).map(nameOf)
}

async function makeMissing(wanted: Partition[]): Promise<string[]> {
  const made: string[] = []
  for (const partition of await absent(ownerPool(), wanted)) {
    await patiently(client =>
      client.query('select make_partition($1, $2, $3, $4)', [
        partition.parent,
        partition.suffix,
        partition.from,
        partition.to,
      ]),
    )
    made.push(nameOf(partition))
  }
  if (made.length > 0 && connectRole() === null) await revokeOwn(ownerPool())
  return made
}

async function absent(executor: Executor, wanted: Partition[]): Promise<Partition[]> {
  const { rows } = await executor.query(
    'select ordinal from unnest($1::text[]) with ordinality as wanted(name, ordinal) where to_regclass(name) is null order by ordinal',
    [wanted.map(nameOf)],
  )
  return rows.map(row => wanted[row.ordinal - 1]!)
}

async function outdatedRequests(at: Instant): Promise<string[]> {
  const oldest = `requests_${dayBefore(toDay(at), env().CAGE_REQUEST_LOG_DAYS).replaceAll('-', '_')}`
  const { rows } = await ownerPool().query(
    `select relid::regclass::text as name from pg_partition_tree('requests')
     where isleaf and relid::regclass::text collate "C" < $1 order by 1`,
    [oldest],
  )
  return rows.map(row => row.name)
}

async function patiently(run: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await ownerPool().connect()
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query('begin')
        await client.query(`set local lock_timeout = '500ms'`)
        await run(client)
        await client.query('commit')
        return
      } catch (error) {
        await client.query('rollback')
        const code = (error as { code?: string }).code
        // 55P03: no lock in time. 42P07 and 23505: another process has just made it.
        if (code === '42P07' || code === '23505') return
        if (code !== '55P03' || attempt === attempts) throw error
        await sleep(200 * attempt)
      }
    }
  } finally {
    client.release()
  }
}

function month(at: Instant, offset: number): Partition {
  const now = new Date(at)
  const from = toDay(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1))
  const to = toDay(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset + 1, 1))
  return {
    parent: 'postings',
    suffix: from.slice(0, 7).replace('-', '_'),
    from: midnight(from),
    to: midnight(to),
  }
}

function day(at: Instant, offset: number): Partition {
  const from = dayBefore(toDay(at), -offset)
  return {
    parent: 'requests',
    suffix: from.replaceAll('-', '_'),
    from: midnight(from),
    to: midnight(dayBefore(from, -1)),
  }
}

function midnight(date: string): string {
  return `${date}T00:00:00Z`
}

function nameOf(partition: Partition): string {
  return `${partition.parent}_${partition.suffix}`
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
