import pg from 'pg'
import { momentsOf } from '@/lib/db/business-days'
import type { Executor } from '@/lib/db/executor'
import { firstIdAt, idSlack } from '@/lib/ids'
import type { BrowseFilter } from './filter'

/** What is read: transactions with what each posted, or the postings with what each is of. */
export type LedgerRows = 'transactions' | 'postings'

/**
 * Of the ledger what a filter asks for, as the tail of a statement: transactions `t`, postings `p`, the house's accounts
 * `h`, test players `y`. Every value stands in it as a literal, since COPY takes no parameters.
 */
export async function ledgerTail(db: Executor, rows: LedgerRows, filter: BrowseFilter): Promise<string> {
  const { from, to } = await momentsOf(db, filter)
  const { since, until } = filter
  const bounds: Bound[] = [
    ['>=', from],
    ['<', to],
    ['>=', since === null ? null : Date.parse(since)],
    ['<=', until === null ? null : Date.parse(until)],
  ]
  // A posting has the wallet and the time of its transaction: both are looked for by what is known of either.
  const ofPostings = [...ofPlayer('p', filter.player), ...bounds.flatMap(bound => at('p', bound))]
  const own = [
    ...ofPlayer('t', filter.player),
    ...bounds.flatMap(bound => [...at('t', bound), ...byId(bound)]),
  ]
  const joined =
    rows === 'postings'
      ? 'postings p left join transactions t on t.id = p.transaction_id'
      : `transactions t left join postings p on ${['p.wallet_id = t.wallet_id and p.seq = t.seq and p.at = t.at', ...ofPostings].join(' and ')}`
  const where = [...(rows === 'postings' ? ofPostings : own), ...conditionsOf(filter)]
  return `from ${joined}
    left join accounts h on h.id = case when p.source_id = p.wallet_id then p.destination_id else p.source_id end
    left join (select id from players where test) y on y.id = t.player_id
    where ${where.join(' and ') || 'true'}`
}

function conditionsOf(filter: BrowseFilter): string[] {
  return [
    ...equal('coalesce(h.provider_id, t.provider_id)', filter.provider),
    ...equal('t.currency', filter.currency),
    ...equal('t.kind', filter.kind),
    ...(filter.account === 'games' ? [`h.kind in ('provider', 'jackpot')`] : equal('h.kind', filter.account)),
    ...equal('h.jackpot_id', filter.jackpot),
    ...equal('t.effect', filter.outcome),
    ...equal('t.game_id', filter.game),
    ...(filter.min ? [`t.amount >= ${pg.escapeLiteral(filter.min)}::numeric`] : []),
    ...(filter.max ? [`t.amount <= ${pg.escapeLiteral(filter.max)}::numeric`] : []),
    ...(filter.test ? [`y.id is ${filter.test === 'only' ? 'not ' : ''}null`] : []),
  ]
}

type Bound = [sign: '>=' | '<' | '<=', moment: number | null]

/** By the time, which the postings' partitions go by. */
function at(row: 't' | 'p', [sign, moment]: Bound): string[] {
  return moment === null
    ? []
    : [`${row}.at ${sign} ${pg.escapeLiteral(new Date(moment).toISOString())}::timestamptz`]
}

/** By the ids of transactions, which are made of the time. */
function byId([sign, moment]: Bound): string[] {
  if (moment === null) return []
  const bound = sign === '>=' ? moment - idSlack : moment + idSlack
  return [`t.id ${sign} '${firstIdAt(Math.max(0, bound))}'::uuid`]
}

/** By the wallets, whose index both tables have. */
function ofPlayer(row: 't' | 'p', player: string | null): string[] {
  if (!player) return []
  return [
    `${row}.wallet_id = any (array(select id from wallets where player_id = ${pg.escapeLiteral(player)}))`,
  ]
}

function equal(column: string, value: string | null): string[] {
  return value ? [`${column} = ${pg.escapeLiteral(value)}`] : []
}
