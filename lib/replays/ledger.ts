import { textArray } from '@/lib/db/arrays'
import type { Row } from '@/lib/db/conversation'
import type { Executor } from '@/lib/db/executor'

/** Links of the day that a dry run takes at most, whoever's they are: deposits and other providers' calls count too. */
export const linksMax = 100_000

const columns = `t.id, t.provider_id, t.scope, t.provider_transaction_id, t.kind, t.type, t.wallet_id, t.player_id, t.round_id,
  t.provider_round_id, t.game_id, t.seq::float8 as seq, t.currency, t.amount::text as amount, t.round_closed, t.reference_id,
  t.original_id, t.reverses, t.jackpot_id, t.effect, t.code, t.http_status, t.body, encode(t.fingerprint, 'hex') as fingerprint,
  t.policy_version, t.request_id, (extract(epoch from t.at) * 1000)::float8 as at_ms, t.at, to_json(x) as posting`

const posting = `
  left join lateral (
    select x.source_id as "sourceId", x.destination_id as "destinationId", x.currency, x.amount::text as amount, x.rate::text as rate,
      x.rate_day as day, x.rate_source as source, x.rate_stale as stale, x.balance_after::text as "balanceAfter"
    from postings x where t.effect = 'posted' and x.wallet_id = t.wallet_id and x.seq = t.seq and x.at = t.at limit 1
  ) x on true`

const wallets = `
select p.id as player_id, p.currency, w.id, opening.seq::float8 as opening_seq, opening.balance::text as opening_balance,
  closing.seq::float8 as closing_seq
from unnest($1::text[]) c (id)
  cross join lateral (select * from players p where p.id = c.id limit 1) p
  cross join lateral (select * from wallets w where w.player_id = p.id and w.currency = p.currency and w.bucket = 'cash' limit 1) w
  left join lateral (select t.seq, t.balance from transactions t where t.wallet_id = w.id and t.at < $2 order by t.seq desc limit 1) opening on true
  left join lateral (select t.seq from transactions t where t.wallet_id = w.id and t.at < $3 order by t.seq desc limit 1) closing on true`

/** The wallets of these players as they stood at one moment: their last link before it, and the last before another. */
export async function readWallets(
  executor: Executor,
  players: string[],
  from: string,
  to: string,
): Promise<Row[]> {
  return (await executor.query(wallets, [textArray(players), from, to])).rows
}

/** The links of each wallet from the opening to the closing one, in order; one more than are taken. */
export async function readDayLinks(executor: Executor, walletRows: Row[]): Promise<Row[]> {
  const moved = walletRows.filter(row => row.closing_seq !== null)
  const { rows } = await executor.query(
    `select ${columns}
     from unnest($1::uuid[], $2::bigint[], $3::bigint[]) c (wallet_id, after_seq, last_seq)
       cross join lateral (select * from transactions t where t.wallet_id = c.wallet_id and t.seq > c.after_seq and t.seq <= c.last_seq
         order by t.seq limit ${linksMax + 1}) t ${posting}
     limit ${linksMax + 1}`,
    [moved.map(row => row.id), moved.map(row => row.opening_seq ?? 0), moved.map(row => row.closing_seq)],
  )
  return rows
}

/** Transactions by their provider's ids, in either scope, from before a moment. */
export async function readNamed(
  executor: Executor,
  providerId: string,
  named: { playerId: string; id: string }[],
  before: string,
): Promise<Row[]> {
  const { rows } = await executor.query(
    `select distinct on (t.id) ${columns}
     from unnest($2::text[], $3::text[]) c (player_id, id)
       cross join lateral (
         (select * from transactions t where t.provider_id = $1 and t.scope = '' and t.provider_transaction_id = c.id limit 1)
         union all
         (select * from transactions t where t.provider_id = $1 and t.scope = c.player_id and t.provider_transaction_id = c.id limit 1)
       ) t ${posting}
     where t.at < $4`,
    [providerId, textArray(named.map(one => one.playerId)), textArray(named.map(one => one.id)), before],
  )
  return rows
}

/** Everything that was stored in these rounds before a moment, in the order of each wallet. */
export async function readRoundLinks(executor: Executor, rounds: string[], before: string): Promise<Row[]> {
  const { rows } = await executor.query(
    `select ${columns} from unnest($1::uuid[]) c (round_id)
       cross join lateral (select * from transactions t where t.round_id = c.round_id order by t.seq limit 10000) t ${posting}
     where t.at < $2 order by t.wallet_id, t.seq`,
    [rounds, before],
  )
  return rows
}

/** Which of these originals were reversed, or their rollback kept, before a moment. */
export async function readAnswered(
  executor: Executor,
  originals: string[],
  before: string,
): Promise<{ id: string; effect: string }[]> {
  const { rows } = await executor.query(
    `select c.id, r.effect from unnest($1::uuid[]) c (id)
       cross join lateral (
         (select r.effect, r.at from transactions r where r.original_id = c.id and r.reverses limit 1)
         union all
         (select r.effect, r.at from transactions r where r.original_id = c.id and r.effect = 'kept' limit 1)
       ) r
     where r.at < $2`,
    [originals, before],
  )
  return rows
}

/** Which of these ids were under a tombstone before a moment. */
export async function readTombstones(
  executor: Executor,
  providerId: string,
  named: { playerId: string; id: string }[],
  before: string,
): Promise<{ playerId: string; id: string }[]> {
  const { rows } = await executor.query(
    `select c.player_id as "playerId", c.id from unnest($2::text[], $3::text[]) c (player_id, id)
       cross join lateral (select b.at from tombstones b where b.player_id = c.player_id and b.provider_id = $1
         and b.provider_transaction_id = c.id limit 1) b
     where b.at < $4`,
    [providerId, textArray(named.map(one => one.playerId)), textArray(named.map(one => one.id)), before],
  )
  return rows
}
