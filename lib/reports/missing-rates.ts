import { dayBefore, type Instant, toDay } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'

/**
 * A currency in use without today's rate. `refusing`: there is none within the days allowed, so bets are refused;
 * `isSoon`: they will be, the day after tomorrow at the latest.
 */
export type MissingRate = { currency: string; lastDay: string | null; refusing: boolean; isSoon: boolean }

type Known = { currency: string; last_day: string | null; fx_days_back: number }

/** Currencies that players hold and that have no rate for today (UTC), those that refuse bets first. */
export async function listMissingRates(at: Instant): Promise<MissingRate[]> {
  const today = toDay(at)
  // The currencies by skipping along their index: there are a few, of any number of wallets.
  const found = await prisma().$queryRaw<Known[]>`
    with recursive used (currency) as (
      (select currency from wallets order by currency limit 1)
      union all
      select (select w.currency from wallets w where w.currency > u.currency order by w.currency limit 1)
        from used u where u.currency is not null
    )
    select u.currency, s.fx_days_back,
           (select max(day) from rates r where r.currency = u.currency and r.day <= ${today}::date)::text as last_day
      from used u cross join settings s
     where u.currency is not null and u.currency <> s.base_currency`
  return found
    .filter(({ last_day }) => last_day !== today)
    .map(({ currency, last_day, fx_days_back }) => ({
      currency,
      lastDay: last_day,
      refusing: last_day === null || last_day < dayBefore(today, fx_days_back),
      isSoon: last_day === null || last_day < dayBefore(today, fx_days_back - 2),
    }))
    .sort((a, b) => (a.refusing === b.refusing ? 0 : a.refusing ? -1 : 1))
}
