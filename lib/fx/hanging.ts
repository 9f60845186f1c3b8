import { prisma } from '@/lib/db/prisma'
import { isTooSlow } from '@/lib/db/trouble'
import { timeCell } from '@/lib/listing/cells'
import { format, toAmount } from '@/lib/money/amount'
import { dateOf } from './day'

/** What was played at a day's rate. Counts and amounts are texts. */
export type Hanging = {
  /** Rounds that took their rate of this day. */
  rounds: string
  bets: string
  stakes: string
  baseStakes: string
  /** There is more than was counted: the figures are the least it can be. */
  isAtLeast: boolean
  /** The newest of the rounds. */
  newest: { id: string; name: string; providerId: string; playerId: string; at: string; baseStakes: string }[]
}

type Counted = { looked: string; rounds: string; bets: string; stakes: string; base: string }
type Round = { id: string; name: string; provider: string; player: string; at: Date; base: string }

/** Postings that are looked at, and milliseconds: a day of a busy casino has millions. */
const lookedAt = 20_000
const patience = 4000
const roundsShown = 10

/**
 * Rounds and stakes that hang on a day's rate of a currency: the bets of the days on which it could be taken,
 * found by their time, without test play. Null where the database did not get there in four seconds.
 */
export async function readHanging(
  { code, baseCurrency, fxDaysBack }: { code: string; baseCurrency: string; fxDaysBack: number },
  day: string,
): Promise<Hanging | null> {
  const from = dateOf(day)
  const to = new Date(from.getTime() + (fxDaysBack + 1) * 86_400_000)
  try {
    const [, counted, newest] = await prisma().$transaction([
      prisma().$queryRaw`select set_config('statement_timeout', ${`${patience}`}, true)`,
      prisma().$queryRaw<Counted[]>`
        with played as (
          select p.transaction_id, p.amount, p.base_amount from postings p
           where p.at >= ${from} and p.at < ${to} and p.currency = ${code} and p.rate_day = ${day}::date limit ${lookedAt}
        )
        select (select count(*) from played)::text as looked, count(distinct t.round_id)::text as rounds, count(*)::text as bets,
               coalesce(sum(p.amount), 0)::text as stakes, coalesce(sum(p.base_amount), 0)::text as base
          from played p cross join lateral (
            select t.round_id from transactions t where t.id = p.transaction_id and t.kind = 'bet'
               and t.player_id not in (select id from players where test) limit 1) t`,
      prisma().$queryRaw<Round[]>`
        with played as (
          select p.transaction_id, p.base_amount, p.at from postings p
           where p.at >= ${from} and p.at < ${to} and p.currency = ${code} and p.rate_day = ${day}::date limit ${lookedAt}
        )
        select r.id, r.provider_round_id as name, r.provider_id as provider, r.player_id as player, max(p.at) as at,
               sum(p.base_amount)::text as base
          from (select * from played order by at desc limit 200) p
          cross join lateral (select t.round_id from transactions t where t.id = p.transaction_id and t.kind = 'bet' limit 1) t
          cross join lateral (select r.* from rounds r where r.id = t.round_id limit 1) r
         group by r.id, r.provider_round_id, r.provider_id, r.player_id order by max(p.at) desc limit ${roundsShown}`,
    ])
    const { looked, rounds, bets, stakes, base } = counted[0]!
    return {
      rounds,
      bets,
      stakes: format(toAmount(stakes), code),
      baseStakes: format(toAmount(base), baseCurrency),
      isAtLeast: looked === `${lookedAt}`,
      newest: newest.map(one => ({
        id: one.id,
        name: one.name,
        providerId: one.provider,
        playerId: one.player,
        at: timeCell(one.at),
        baseStakes: format(toAmount(one.base), baseCurrency),
      })),
    }
  } catch (thrown) {
    if (isTooSlow(thrown)) return null
    throw thrown
  }
}
