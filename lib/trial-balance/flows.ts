import type { Executor } from '@/lib/db/executor'
import { firstIdAt, idSlack } from '@/lib/ids'
import { commitOf, countedOf } from '@/lib/rollups/sums'

/** What went into accounts of the house and out of them until a moment; every number a text. */
export type Flow = {
  account: 'provider' | 'jackpot' | 'cashier' | 'adjustments'
  provider: string
  jackpot: string
  currency: string
  test: boolean
  /** Of whole business days, as the roll-ups have them; the rest is of postings since. */
  rolled: boolean
  in: string
  out: string
  in_base: string
  out_base: string
}

const moved = 'currency, kind, provider_id, jackpot_id, test, direction, amount, base_amount'

/**
 * Everything that was posted until a moment, by account: whole business days from the roll-ups, the rest of the
 * moment's own `day` from the postings, and of the days before what is not rolled up yet. One snapshot, please.
 */
export async function readFlows(db: Executor, at: number): Promise<{ day: string; flows: Flow[] }> {
  const { rows: found } = await db.query(
    `select zone, horizon::text as horizon, ($1::timestamptz at time zone zone)::date::text as day,
       extract(epoch from ($1::timestamptz at time zone zone)::date::timestamp at time zone zone) * 1000 as begins
     from rollup_state`,
    [new Date(at)],
  )
  const { horizon, day, begins } = found[0]
  const begin = Math.round(+begins)
  const ofToday = `t.id >= $2::uuid and t.id < $3::uuid and t.at >= $4 and t.at <= $5 and t.effect = 'posted'`
  const notRolled = `${commitOf('t')} >= $6::bigint and t.at < $4 and t.effect = 'posted'`
  const { rows } = await db.query(
    `select case kind when 'jackpot' then 'jackpot' when 'deposit' then 'cashier' when 'withdrawal' then 'cashier'
         when 'adjustment' then 'adjustments' else 'provider' end as account,
       provider_id as provider, jackpot_id as jackpot, currency, test, rolled,
       ${['in', 'out'].map(way => `${sum(way, 'amount')}::text as "${way}", ${sum(way, 'base_amount')}::text as ${way}_base`).join(', ')}
     from (
       select ${moved}, true as rolled from rollups where day < $1::date
       union all select ${moved}, false from (${countedOf(ofToday, 'p.at >= $4 and p.at <= $5')}) c
       union all select ${moved}, false from (${countedOf(notRolled, 'p.at < $4')}) c
     ) f where direction <> 'none' group by 1, 2, 3, 4, 5, 6`,
    [day, firstIdAt(begin - idSlack), firstIdAt(at + idSlack), new Date(begin), new Date(at), horizon],
  )
  return { day, flows: rows }
}

const sum = (way: string, column: string) => `coalesce(sum(${column}) filter (where direction = '${way}'), 0)`
