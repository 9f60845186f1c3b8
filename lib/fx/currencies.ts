import { prisma, type Tx } from '@/lib/db/prisma'

/** The currencies that players have wallets in, without the base currency, whose rate is always 1. */
export async function listUsedCurrencies(tx: Tx = prisma()): Promise<string[]> {
  // By skipping along the index: there are a few, of any number of wallets.
  const found = await tx.$queryRaw<{ currency: string }[]>`
    with recursive used (currency) as (
      (select currency from wallets order by currency limit 1)
      union all
      select (select w.currency from wallets w where w.currency > u.currency order by w.currency limit 1)
        from used u where u.currency is not null
    )
    select u.currency from used u cross join settings s where u.currency is not null and u.currency <> s.base_currency
    order by u.currency`
  return found.map(({ currency }) => currency)
}

/** The currencies that have ever had a rate. */
export async function listRatedCurrencies(): Promise<string[]> {
  const found = await prisma().$queryRaw<{ currency: string }[]>`
    with recursive rated (currency) as (
      (select currency from rates order by currency limit 1)
      union all
      select (select r.currency from rates r where r.currency > u.currency order by r.currency limit 1)
        from rated u where u.currency is not null
    )
    select currency from rated where currency is not null order by currency`
  return found.map(({ currency }) => currency)
}
