import { type Instant, toTimestamp } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { isWithin } from '@/lib/wire/address'

/** An address that a provider called from, and whether a list of ranges lets it in. */
export type Caller = { address: string; calls: string; lastAt: string; isAllowed: boolean }

/** How many of the latest calls are looked at: a busy provider's day is millions of them. */
export const callsLookedAt = 20_000
const shown = 200
const hours = 24

type Row = { address: string; calls: bigint; last_at: Date }

/**
 * Where a provider's signed calls of the last day came from, the most frequent first, with what `ranges` would say
 * to each. Calls that were refused for their address count: they are whom a new list may let in.
 */
export async function listCallers(providerId: string, ranges: string[], at: Instant): Promise<Caller[]> {
  const since = new Date(at - hours * 3_600_000)
  const rows = await prisma().$queryRaw<Row[]>`
    select address, count(*) as calls, max(at) as last_at
    from (select address, at from requests
      where provider_id = ${providerId} and at >= ${since} and verdict <> 'signature' and address <> ''
      order by at desc, id desc limit ${callsLookedAt}) latest
    group by address order by calls desc, address limit ${shown}`
  return rows.map(({ address, calls, last_at }) => ({
    address,
    calls: `${calls}`,
    lastAt: toTimestamp(last_at.getTime()),
    isAllowed: ranges.length === 0 || isWithin(address, ranges),
  }))
}
