import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import type { Health } from './health'

/** A provider's calls of the last 24 hours, counted as its health is (lib/reports/health.ts). */
export type DayFigures = Pick<
  Health,
  'calls' | 'p50' | 'p95' | 'p99' | 'failed' | 'repeated' | 'refused' | 'unsigned' | 'isSampled'
>

/** How many of the newest calls are looked at: a page must cost the same on a busy day. */
export const dayCallsMax = 20_000

/** The last 24 hours of one provider. */
export async function readDayFigures(providerId: string, at: Instant): Promise<DayFigures> {
  const [until, from] = [new Date(at), new Date(at - 24 * 3_600_000)]
  const [figures] = await prisma().$queryRaw<DayFigures[]>`
    with newest as materialized (
      select latency_us, verdict, status from requests
       where provider_id = ${providerId} and at >= ${from} and at <= ${until}
       order by at desc, id desc limit ${dayCallsMax})
    select n.calls::text as calls, n.calls >= ${dayCallsMax} as "isSampled",
           round(n.p[1]::numeric / 1000, 1)::text as p50, round(n.p[2]::numeric / 1000, 1)::text as p95,
           round(n.p[3]::numeric / 1000, 1)::text as p99, n.unsigned::text as unsigned,
           round(100.0 * n.failed / greatest(1, n.calls), 1)::text as failed,
           round(100.0 * n.repeated / greatest(1, n.calls), 1)::text as repeated,
           round(100.0 * n.refused / greatest(1, n.calls), 1)::text as refused
      from (
        select count(*) as calls,
               percentile_cont(array[0.5, 0.95, 0.99]) within group (order by latency_us)
                 filter (where verdict <> 'signature') as p,
               count(*) filter (where status >= 500) as failed,
               count(*) filter (where verdict = 'replay') as repeated,
               count(*) filter (where verdict in ('refused', 'conflict') and status < 500) as refused,
               count(*) filter (where verdict = 'signature') as unsigned
          from newest) n`
  return figures!
}
