import { type Instant, now } from '@/lib/clock'
import { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { format, toAmount } from '@/lib/money/amount'
import type { PlayerFilter } from './filter'
import { balanceWhere, playersWhere } from './where'

export type PlayerTotal = { currency: string; players: number; balance: string }

/** What was added up; `isPartial` where there are more players than are worth adding up for a page. */
export type PlayerTotals = { totals: PlayerTotal[]; isPartial: boolean; leavesOutTest: boolean }

/** How many players are added up at most. */
export const totalledMax = 10_000

type Found = { currency: string; players: number; balance: string; looked: number }

/** Players and balances per currency. Test players are left out, unless they were asked for. */
export async function totalPlayers(filter: PlayerFilter, at: Instant = now()): Promise<PlayerTotals> {
  const asked = { ...filter, test: filter.test ?? ('real' as const) }
  const found = await prisma().$queryRaw<Found[]>`
    with looked as materialized (
      select p.id, p.currency from players p where ${playersWhere(asked, at)}
      order by p.created_at desc, p.id desc limit ${totalledMax + 1})
    select w.currency, count(*)::int as players, sum(w.balance)::text as balance, (select count(*) from looked)::int as looked
    from (select * from looked limit ${totalledMax}) l
      cross join lateral (
        select w.* from wallets w where w.player_id = l.id and w.currency = l.currency and w.bucket = 'cash' limit 1) w
    where ${balanceWhere(filter) ?? Prisma.sql`true`}
    group by w.currency order by w.currency`
  return {
    totals: found.map(({ currency, players, balance }) => ({
      currency,
      players,
      balance: format(toAmount(balance), currency),
    })),
    isPartial: found.some(({ looked }) => looked > totalledMax),
    leavesOutTest: filter.test === null,
  }
}
