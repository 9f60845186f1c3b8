import type { By } from '@/lib/actor'
import type { Instant } from '@/lib/clock'
import { Prisma } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/prisma'
import { examineRounds } from './examine'
import { type Marked, markStuck } from './mark'

/** A stretch of a provider's rounds by the time they were opened, `[from, to)`. */
export type Stretch = { providerId: string; from: Date; to: Date }

/** How many rounds are looked at in one transaction, those of the last millisecond on top. */
const stretchMax = 5000

/**
 * The part of a stretch that is looked at in one go. Its end lies behind a whole millisecond, so that rounds
 * opened at one moment are never parted.
 */
export async function firstPart(tx: Tx, { providerId, from, to }: Stretch): Promise<Stretch> {
  const [found] = await tx.$queryRaw<{ full: boolean; end: Date | null }[]>`
    select count(*) = ${stretchMax} as full, date_trunc('milliseconds', max(opened_at)) + interval '1 ms' as end
    from (select opened_at from rounds where provider_id = ${providerId} and opened_at >= ${from} and opened_at < ${to}
          order by opened_at limit ${stretchMax}) first`
  return { providerId, from, to: found?.full && found.end && found.end < to ? found.end : to }
}

/** Opens a case for each round of the stretch that is open and not settled. */
export async function lookAt(tx: Tx, by: By, { providerId, from, to }: Stretch): Promise<Marked> {
  const rounds = Prisma.sql`
    select * from rounds
    where provider_id = ${providerId} and opened_at >= ${from} and opened_at < ${to} and status = 'open'`
  return markStuck(tx, by, await examineRounds(tx, rounds))
}

/** Where a look has come to, and remembers it; null before the first one. */
export async function readReached(tx: Tx, name: string): Promise<Instant | null> {
  const sweep = await tx.sweep.findUnique({ where: { name } })
  return sweep ? sweep.reached.getTime() : null
}

export async function writeReached(tx: Tx, name: string, reached: Instant, at: Instant): Promise<void> {
  const data = { reached: new Date(reached), sweptAt: new Date(at) }
  await tx.sweep.upsert({ where: { name }, create: { name, ...data }, update: data })
}
