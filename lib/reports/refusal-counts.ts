import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { callsMax, healthMinutes } from './health'

/** How often a code was answered. */
export type RefusalCount = { code: string; count: string }

/** The codes a provider was answered within the window of its health, the most frequent first. */
export function countRefusals(providerId: string, at: Instant): Promise<RefusalCount[]> {
  return prisma().$queryRaw<RefusalCount[]>`
    select code, count(*)::text as count
      from (select code from requests
             where provider_id = ${providerId} and at >= ${new Date(at - healthMinutes * 60_000)} and at <= ${new Date(at)}
             order by at desc, id desc limit ${callsMax}) newest
     where code is not null
     group by code order by count(*) desc, code limit 30`
}
