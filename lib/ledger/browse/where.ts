import pg from 'pg'
import type { Executor } from '@/lib/db/executor'
import { firstIdAt, idSlack } from '@/lib/ids'
import type { BrowseFilter } from './filter'

/** What is read: transactions with what each posted, or the postings with what each is of. The same names in both. */
export const ledgerFrom = {
  transactions: `transactions t
    left join postings p on p.wallet_id = t.wallet_id and p.seq = t.seq and p.at = t.at
    left join accounts h on h.id = case when p.source_id = p.wallet_id then p.destination_id else p.source_id end
    left join (select id from players where test) y on y.id = t.player_id`,
  postings: `postings p
    left join transactions t on t.id = p.transaction_id
    left join accounts h on h.id = case when p.source_id = p.wallet_id then p.destination_id else p.source_id end
    left join (select id from players where test) y on y.id = t.player_id`,
}

/** What a filter asks for as a condition; every value stands in it as a literal, since COPY takes no parameters. */
export async function ledgerWhere(
  db: Executor,
  row: keyof typeof ledgerFrom,
  filter: BrowseFilter,
): Promise<string> {
  const { from, to } = await momentsOf(db, filter)
  return conditionsOf(row, filter, from, to).join(' and ') || 'true'
}

function conditionsOf(
  row: keyof typeof ledgerFrom,
  filter: BrowseFilter,
  from: number | null,
  to: number | null,
): string[] {
  const until = filter.until === null ? null : Date.parse(filter.until)
  return [
    ...within(row, '>=', from),
    ...within(row, '<', to),
    ...within(row, '<=', until),
    ...(filter.provider
      ? [`coalesce(h.provider_id, t.provider_id) = ${pg.escapeLiteral(filter.provider)}`]
      : []),
    ...equal(`${row === 'postings' ? 'p' : 't'}.currency`, filter.currency),
    ...equal('t.player_id', filter.player),
    ...equal('t.kind', filter.kind),
    ...equal('h.kind', filter.account),
    ...equal('h.jackpot_id', filter.jackpot),
    ...equal('t.effect', filter.outcome),
    ...equal('t.game_id', filter.game),
    ...(filter.min ? [`t.amount >= ${pg.escapeLiteral(filter.min)}::numeric`] : []),
    ...(filter.max ? [`t.amount <= ${pg.escapeLiteral(filter.max)}::numeric`] : []),
    ...(filter.test ? [`y.id is ${filter.test === 'only' ? 'not ' : ''}null`] : []),
  ]
}

/** The postings' own partitions are found by their time, transactions by their ids, which are made of it. */
function within(row: keyof typeof ledgerFrom, sign: '>=' | '<' | '<=', moment: number | null): string[] {
  if (moment === null) return []
  const at = `${pg.escapeLiteral(new Date(moment).toISOString())}::timestamptz`
  if (row === 'postings') return [`p.at ${sign} ${at}`]
  const bound = sign === '>=' ? moment - idSlack : moment + idSlack
  return [`t.at ${sign} ${at}`, `t.id ${sign} '${firstIdAt(Math.max(0, bound))}'::uuid`]
}

function equal(column: string, value: string | null): string[] {
  return value ? [`${column} = ${pg.escapeLiteral(value)}`] : []
}

/** When the days begin and end in the casino's zone, in milliseconds. */
async function momentsOf(
  db: Executor,
  { from, to }: BrowseFilter,
): Promise<{ from: number | null; to: number | null }> {
  if (!from && !to) return { from: null, to: null }
  const { rows } = await db.query(
    `select extract(epoch from $1::date::timestamp at time zone zone) * 1000 as "from",
       extract(epoch from ($2::date + 1)::timestamp at time zone zone) * 1000 as "to" from rollup_state`,
    [from, to],
  )
  return { from: millisOf(rows[0].from), to: millisOf(rows[0].to) }
}

function millisOf(seconds: string | null): number | null {
  return seconds === null ? null : Math.round(+seconds)
}
