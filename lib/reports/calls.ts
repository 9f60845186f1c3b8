import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'

/** A provider's calls of the last minutes. Numbers are texts with one decimal at most. */
export type ProviderCalls = {
  id: string
  name: string
  mode: string
  status: string
  calls: string
  perSecond: string
  /** Milliseconds in which nineteen of twenty calls are answered; null where there was none. */
  p95: string | null
  /** Calls in a hundred that were refused, and that failed on our side. */
  refused: string
  failed: string
  lastAt: string | null
  /** There were more calls than are looked at: the newest stand for all. */
  isSampled: boolean
}

const minutes = 15
/** How many of a provider's newest calls are looked at: a page must cost the same on a busy day. */
export const callsMax = 5000

type Counted = Omit<ProviderCalls, 'lastAt'> & { lastAt: Date | null }

/** Every provider with the pace and the speed of its calls within the last quarter of an hour. */
export async function readCalls(at: Instant): Promise<ProviderCalls[]> {
  const from = new Date(at - minutes * 60_000)
  const found = await prisma().$queryRaw<Counted[]>`
    select p.id, p.name, p.mode, p.status, n.calls::text as calls,
           round(n.calls / greatest(1, case when n.calls < ${callsMax} then ${minutes * 60}
             else extract(epoch from ${new Date(at)}::timestamptz - n.oldest) end), 1)::text as "perSecond",
           round(n.p95::numeric / 1000, 1)::text as p95,
           round(100.0 * n.refused / greatest(1, n.calls), 1)::text as refused,
           round(100.0 * n.failed / greatest(1, n.calls), 1)::text as failed,
           n.newest as "lastAt", n.calls >= ${callsMax} as "isSampled"
      from (select * from providers order by id limit 200) p
     cross join lateral (
       select count(*)::numeric as calls, min(r.at) as oldest, max(r.at) as newest,
              percentile_cont(0.95) within group (order by r.latency_us) as p95,
              count(*) filter (where r.verdict in ('refused', 'conflict', 'signature')) as refused,
              count(*) filter (where r.verdict = 'error') as failed
         from (select at, latency_us, verdict from requests
                where provider_id = p.id and at >= ${from} order by at desc, id desc limit ${callsMax}) r) n
     order by p.id`
  return found.map(({ lastAt, ...counted }) => ({ ...counted, lastAt: lastAt && timeCell(lastAt) }))
}
