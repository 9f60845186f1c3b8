import type { Instant } from '@/lib/clock'
import { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'

/**
 * How a provider's calls went within the last quarter of an hour. Numbers are texts with two decimals at most; null
 * where there was no call to tell of.
 */
export type Health = {
  id: string
  name: string
  mode: string
  status: string
  /** How long it waits for an answer, and how many calls a second it expects at most. */
  timeoutMs: string
  expectedPeak: string | null
  calls: string
  /** On average, and within the busiest second. */
  perSecond: string
  peak: string
  /** Milliseconds, of the calls whose signature held. */
  p50: string | null
  p95: string | null
  p99: string | null
  /** Where p99 stands against the provider's own time-out. */
  pace: Pace | null
  /** Calls in a hundred: failed on our side (5xx), repeats, refused with a code that is no fault of the signature. */
  failed: string
  repeated: string
  refused: string
  /** Calls of its keys whose key, signature or time did not hold, counted. */
  unsigned: string
  /** The last call, whenever it was, and how many of the twenty before it came within its hour. */
  lastAt: string | null
  usual: number
  /** Until when maintenance lasts that is open. */
  maintenanceUntil: string | null
  liveKeys: number
  /** There were more calls than are looked at: the newest stand for all. */
  isSampled: boolean
}

/** `late`: above the time-out. `slow`: above half of it. */
export type Pace = 'fine' | 'slow' | 'late'

export const healthMinutes = 15
/** How many of a provider's newest calls are looked at: a page must cost the same on a busy day. */
export const callsMax = 5000
/** How many providers are looked at together where nothing else is asked for. */
export const providersMax = 200

type Counted = Omit<Health, 'lastAt' | 'maintenanceUntil'> & { lastAt: Date | null; until: Date | null }

/** The health of all providers (the first `providersMax` by id), or of those named; by id. */
export async function listHealth(at: Instant, ids?: string[]): Promise<Health[]> {
  const found = await prisma().$queryRaw<Counted[]>`
    select p.id, p.name, p.mode, p.status, p.timeout_ms::text as "timeoutMs", p.expected_peak::text as "expectedPeak",
           n.calls::text as calls, round(n.calls / n.seconds, 1)::text as "perSecond", n.peak::text as peak,
           n.p[1]::text as p50, n.p[2]::text as p95, n.p[3]::text as p99,
           case when n.p[3] > p.timeout_ms then 'late' when n.p[3] * 2 > p.timeout_ms then 'slow'
                when n.p[3] is not null then 'fine' end as pace,
           n.failed::text as failed, n.repeated::text as repeated, n.refused::text as refused, n.unsigned::text as unsigned,
           l.at as "lastAt", l.usual, n.calls >= ${callsMax} as "isSampled", k.live as "liveKeys", m.until
      from (select * from providers where ${ids ? Prisma.sql`id = any(${ids})` : Prisma.sql`true`}
             order by id limit ${providersMax}) p
     cross join lateral (${figures(at)}) n
     cross join lateral (
       select max(at) as at, greatest(0, count(*) filter (where at > newest - interval '1 hour') - 1)::int as usual
         from (select at, max(at) over () as newest
                 from (select at from requests where provider_id = p.id order by at desc, id desc limit 21) r) r) l
     cross join lateral (
       select count(*)::int as live from credentials c
        where c.provider_id = p.id and c.revoked_at is null and (c.expires_at is null or c.expires_at > ${new Date(at)})) k
     cross join lateral (
       select max(ends_at) as until from maintenance_windows w
        where w.provider_id = p.id and w.cancelled_at is null and w.starts_at <= ${new Date(at)} and w.ends_at > ${new Date(at)}) m
     order by p.id`
  return found.map(({ lastAt, until, ...counted }) => ({
    ...counted,
    lastAt: lastAt && timeCell(lastAt),
    maintenanceUntil: until && timeCell(until),
  }))
}

/** The health of one provider; null where there is none of this id. */
export async function getHealth(providerId: string, at: Instant): Promise<Health | null> {
  return (await listHealth(at, [providerId]))[0] ?? null
}

/** The newest calls of provider `p` within the window, and what is counted of them. */
function figures(at: Instant): Prisma.Sql {
  const from = new Date(at - healthMinutes * 60_000)
  return Prisma.sql`
    with newest as materialized (
      select at, latency_us, verdict, status from requests
       where provider_id = p.id and at >= ${from} and at <= ${new Date(at)} order by at desc, id desc limit ${callsMax})
    select count(*)::numeric as calls,
           greatest(1, case when count(*) < ${callsMax} then ${healthMinutes * 60}
             else extract(epoch from ${new Date(at)}::timestamptz - min(at)) end) as seconds,
           (select coalesce(max(s.calls), 0) from (select count(*) as calls from newest group by date_trunc('second', at)) s) as peak,
           (select array_agg(round(v.us::numeric / 1000, 1) order by v.place) from unnest(
              percentile_cont(array[0.5, 0.95, 0.99]) within group (order by latency_us)
                filter (where verdict <> 'signature')) with ordinality v (us, place)) as p,
           round(100.0 * count(*) filter (where status >= 500) / greatest(1, count(*)), 1) as failed,
           round(100.0 * count(*) filter (where verdict = 'replay') / greatest(1, count(*)), 1) as repeated,
           round(100.0 * count(*) filter (where verdict in ('refused', 'conflict') and status < 500) / greatest(1, count(*)), 1) as refused,
           count(*) filter (where verdict = 'signature') as unsigned
      from newest`
}
