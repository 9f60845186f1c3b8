import { type Instant, toTimestamp } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { firstIdAt } from '@/lib/ids'

/** What was played within an hour at a provider, in base units, exact. Test players are left out. */
export type ProviderHour = { providerId: string; stake: string; win: string; bets: string }

/** An hour of all providers; `at` is its beginning. */
export type Hour = { at: string; players: string; providers: ProviderHour[] }

export const hourLength = 3_600_000

type Counted = {
  at: Date
  provider: string | null
  stake: string
  win: string
  bets: string
  players: string
}

/**
 * The hours from `from` to `to` (both full hours but for the last one), as the postings tell them: a bet's
 * rollback takes from the stakes, a win's from the wins. Times out with SQLSTATE 57014 after `patience` ms.
 */
export async function readHours(from: Instant, to: Instant, patience: number): Promise<Hour[]> {
  const [, found] = await prisma().$transaction([
    prisma()
      .$queryRaw`select set_config('statement_timeout', ${`${patience}`}, true), set_config('work_mem', '64MB', true)`,
    prisma().$queryRaw<Counted[]>`
      with played as (
        select date_trunc('hour', t.at, 'UTC') as at, a.provider_id as provider, t.wallet_id, t.kind,
               p.base_amount * case when t.kind = 'rollback' then -1 else 1 end as amount,
               -- A bet takes from the wallet, its rollback gives back; a win the other way round.
               (p.source_id = t.wallet_id) = (t.kind <> 'rollback') as is_stake
          from transactions t
          join postings p on p.wallet_id = t.wallet_id and p.seq = t.seq and p.at >= ${new Date(from)} and p.at < ${new Date(to)}
          join accounts a on a.id = case when p.source_id = p.wallet_id then p.destination_id else p.source_id end
            and a.kind in ('provider', 'jackpot')
         where t.id >= ${firstIdAt(from)}::uuid and t.id < ${firstIdAt(to)}::uuid
           and t.kind in ('bet', 'win', 'jackpot', 'rollback') and t.effect = 'posted'
           and t.player_id not in (select id from players where test)
      )
      select at, provider, coalesce(sum(amount) filter (where is_stake), 0)::text as stake,
             coalesce(sum(amount) filter (where not is_stake), 0)::text as win,
             count(*) filter (where kind = 'bet')::text as bets, count(distinct wallet_id)::text as players
        from played group by grouping sets ((at, provider), (at))`,
  ])
  return hoursBetween(from, to).map(at => toHour(at, found))
}

function toHour(at: Instant, counted: Counted[]): Hour {
  const rows = counted.filter(row => row.at.getTime() === at)
  const providers = rows.flatMap(({ provider, stake, win, bets }) =>
    provider === null ? [] : [{ providerId: provider, stake, win, bets }],
  )
  return { at: toTimestamp(at), players: rows.find(row => row.provider === null)?.players ?? '0', providers }
}

/** The beginnings of the hours from one time to another. */
export function hoursBetween(from: Instant, to: Instant): Instant[] {
  const first = from - (from % hourLength)
  return Array.from(
    { length: Math.max(0, Math.ceil((to - first) / hourLength)) },
    (_, at) => first + at * hourLength,
  )
}
