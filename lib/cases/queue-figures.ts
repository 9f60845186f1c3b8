import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { ageText } from './age'

/** What waits in the queues, without test play and without what is put off. Counts are texts: `12`, `5000+`. */
export type QueueFigures = {
  stuck: string
  /** The oldest stuck round: since when, and how long that is. */
  oldest: { since: string; age: string } | null
  byProvider: { providerId: string; stuck: string; since: string; age: string }[]
  byKind: { kind: string; open: string }[]
}

// More than this of a kind is a fire, not a figure: the count stops there, so that it stays cheap.
const counted = 5000

/** How many cases of each kind are open, and how old the oldest stuck round is; of each provider too. */
export async function readQueueFigures(at: Instant): Promise<QueueFigures> {
  const [kinds, providers] = await Promise.all([countByKind(at), countStuck(at)])
  const oldest = providers.reduce<Date | null>(
    (found, { since }) => (found && found < since ? found : since),
    null,
  )
  return {
    stuck: kinds.find(({ kind }) => kind === 'stuck_round')?.open ?? '0',
    oldest: oldest && { since: timeCell(oldest), age: ageText(at - oldest.getTime()) },
    byProvider: providers.map(({ providerId, stuck, since }) => ({
      providerId,
      stuck,
      since: timeCell(since),
      age: ageText(at - since.getTime()),
    })),
    byKind: kinds,
  }
}

function countByKind(at: Instant): Promise<{ kind: string; open: string }[]> {
  return prisma().$queryRaw`
    with recursive kinds as (
      (select kind from cases where state = 'open' order by kind limit 1)
      union all
      select (select c.kind from cases c where c.state = 'open' and c.kind > k.kind order by c.kind limit 1)
      from kinds k where k.kind is not null
    )
    select k.kind, case when n.open > ${counted} then ${`${counted}+`} else n.open::text end as open
    from kinds k
    cross join lateral (select count(*) as open from (
      select from cases c
      where c.kind = k.kind and c.state = 'open' and (c.snoozed_until is null or c.snoozed_until <= ${new Date(at)})
        and not exists (select from providers p where p.id = c.provider_id and p.mode = 'sandbox')
      limit ${counted + 1}) counted) n
    where k.kind is not null and n.open > 0
    order by n.open desc, k.kind`
}

function countStuck(at: Instant): Promise<{ providerId: string; stuck: string; since: Date }[]> {
  return prisma().$queryRaw`
    select c.provider_id as "providerId", min(c.since) as since,
      case when count(*) >= ${counted} then ${`${counted}+`} else count(*)::text end as stuck
    from (
      select c.provider_id, c.since from cases c
      where c.kind = 'stuck_round' and c.state = 'open' and (c.snoozed_until is null or c.snoozed_until <= ${new Date(at)})
        and not exists (select from providers p where p.id = c.provider_id and p.mode = 'sandbox')
      order by c.since limit ${counted}) c
    group by 1 order by 2, 1`
}
