import type { Instant } from '@/lib/clock'

/** What a player may be held to. `stake` is per bet; `wager` is what is staked and `loss` what is not won back. */
export const limitKinds = ['stake', 'loss', 'wager'] as const
export type LimitKind = (typeof limitKinds)[number]
export const limitPeriods = ['bet', 'day', 'week', 'month'] as const
export type LimitPeriod = (typeof limitPeriods)[number]

export type LimitSlot = { kind: LimitKind; period: LimitPeriod }

/** Every limit there can be. */
export const limitSlots: readonly LimitSlot[] = [
  { kind: 'stake', period: 'bet' },
  ...(['loss', 'wager'] as const).flatMap(kind =>
    (['day', 'week', 'month'] as const).map(period => ({ kind, period })),
  ),
]

/** How long an increase, or taking a limit away, waits before it counts. */
export const increaseWaits = 24 * 3_600_000

/** When the period that `at` lies in began: the UTC day, the week from Monday, the month. */
export function periodStart(period: Exclude<LimitPeriod, 'bet'>, at: Instant): Instant {
  const time = new Date(at)
  const day = Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate())
  if (period === 'day') return day
  if (period === 'week') return day - ((time.getUTCDay() + 6) % 7) * 86_400_000
  return Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), 1)
}

/**
 * SQL: the limits of a player that count at a moment, as rows (kind, period, amount), those without an amount
 * (taken away) too. The newest effective_at that has come counts; of two at one moment the later made.
 */
export const limitsInForce = (player: string, at: string) => `
  select distinct on (l.kind, l.period) l.kind, l.period, l.amount
  from player_limits l where l.player_id = ${player} and l.effective_at <= ${at}
  order by l.kind, l.period, l.effective_at desc, l.id desc`

/**
 * SQL: what a wallet has used of its limits since a moment, as one row (wager, won): cash stakes, and wins that
 * settle (cash and free), as lib/wallet/limits.ts counts them. Tips, gifts and jackpots stand beside. What was
 * reversed is given back in the period it was made in. A loss is the wager less what was won. The postings'
 * months and index find where the time begins in the wallet's chain.
 */
export const limitUsage = (wallet: string, since: string) => `
  select coalesce(sum(t.amount) filter (where t.kind = 'bet'), 0) as wager,
    coalesce(sum(t.amount) filter (where t.kind = 'win'), 0) as won
  from transactions t
  where t.wallet_id = ${wallet} and t.effect = 'posted' and t.at >= ${since}
    and (t.kind = 'bet' and t.type = 'cash' or t.kind = 'win' and t.type in ('cash', 'free'))
    and t.seq >= (select p.seq from postings p where p.wallet_id = ${wallet} and p.at >= ${since} order by p.seq limit 1)
    and not exists (select from transactions r where r.original_id = t.id and r.reverses offset 0)`
