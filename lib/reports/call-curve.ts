import { type Instant, toTimestamp } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'

/** How far back, in how long steps. */
const shapes = {
  '1h': { minutes: 1, count: 60 },
  '6h': { minutes: 5, count: 72 },
  '24h': { minutes: 20, count: 72 },
} as const

export const curveWindows = ['1h', '6h', '24h'] as const
export type CurveWindow = (typeof curveWindows)[number]

/** A stretch of the window, by its beginning. Numbers are texts; latencies are null where no call was answered. */
export type CurvePoint = {
  at: string
  perMinute: string
  p50: string | null
  p95: string | null
  p99: string | null
}

export type CallCurve = {
  window: CurveWindow
  points: CurvePoint[]
  /** Some stretch had more calls than are looked at: its newest stand for all of it. */
  isSampled: boolean
}

/** Calls that are looked at of each stretch: the page costs the same on a busy day. */
export const stretchMax = 400

type Counted = Omit<CurvePoint, 'at'> & { at: Date; sampled: boolean }

/** The pace and the speed of a provider's calls, stretch by stretch; the last one is still running. */
export async function readCallCurve(
  providerId: string,
  window: CurveWindow,
  at: Instant,
): Promise<CallCurve> {
  const { minutes, count } = shapes[window]
  const step = minutes * 60_000
  const from = at - (at % step) - (count - 1) * step
  const found = await prisma().$queryRaw<Counted[]>`
    select b.at, round(60 * n.calls / n.seconds, 1)::text as "perMinute", n.calls >= ${stretchMax} as sampled,
           n.p[1]::text as p50, n.p[2]::text as p95, n.p[3]::text as p99
      from (select to_timestamp((${from}::numeric + i * ${step}::numeric) / 1000) as at,
                   least(to_timestamp((${from}::numeric + (i + 1) * ${step}::numeric) / 1000), ${new Date(at)}::timestamptz) as until
              from generate_series(0, ${count - 1}::int) i) b
     cross join lateral (
       select count(*)::numeric as calls,
              greatest(1, case when count(*) < ${stretchMax} then extract(epoch from b.until - b.at)
                else extract(epoch from b.until - min(at)) end) as seconds,
              (select array_agg(round(v.us::numeric / 1000, 1) order by v.place) from unnest(
                 percentile_cont(array[0.5, 0.95, 0.99]) within group (order by latency_us)
                   filter (where verdict <> 'signature')) with ordinality v (us, place)) as p
         from (select at, latency_us, verdict from requests
                where provider_id = ${providerId} and at >= b.at and at < b.until
                order by at desc, id desc limit ${stretchMax}) newest) n
     order by b.at`
  return {
    window,
    points: found.map(({ at: begin, sampled, ...point }) => ({ at: toTimestamp(begin.getTime()), ...point })),
    isSampled: found.some(one => one.sampled),
  }
}
