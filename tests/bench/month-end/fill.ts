import pg from 'pg'
import { audited } from '@/lib/audit/audited'
import { accountId, cashBucket } from '@/lib/ledger/account'
import { derivedIdSql, jsonList } from '@/lib/ledger/proof/check'
import { linkHashSql } from '@/lib/ledger/proof/link'
import { createProvider } from '@/lib/providers/create'

/** Links of a wallet: a deposit, then bets and their wins, the last bet still open. */
const links = 50

/** Milliseconds from one link of a wallet to its next. */
const apart = 600_000

const house = accountId({ kind: 'provider', providerId: 'bench', currency: 'EUR' })
const cashier = accountId({ kind: 'cashier', currency: 'EUR' })
const uuid = (...parts: string[]) => derivedIdSql(jsonList(...parts.map(part => `(${part})::text`)))

/**
 * Fills the migrated database of DATABASE_URL with an honest ledger of about so many postings, one after
 * another in time as play makes them: every law holds, hashes and all. Its user must own the tables.
 */
export async function fillLedger(postings: number, tell: (line: string) => void = () => {}): Promise<void> {
  const at = Date.now()
  await audited({ actor: 'bench', at }, scope =>
    createProvider(scope, { id: 'bench', name: 'Bench', mode: 'live' }),
  )
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query(
      `set synchronous_commit = off; set jit = off; set datestyle = 'ISO, YMD'; set work_mem = '256MB'`,
    )
    await client.query(wallets(Math.ceil(postings / links)))
    for (let seq = 1; seq <= links; seq++) {
      await client.query(link(seq, at - (links - seq) * apart))
      if (seq % 10 === 0) tell(`${seq} of ${links} links`)
    }
    await client.query('vacuum (analyze)')
  } finally {
    await client.end()
  }
}

function wallets(players: number): string {
  const id = uuid(`'account'`, `'player'`, `'p-' || n`, `'EUR'`, `'${cashBucket}'`)
  return `
  insert into players (id, currency, created_at, updated_at)
    select 'p-' || n, 'EUR', now(), now() from generate_series(1, ${players}) n;
  insert into accounts (id, kind, currency, player_id, provider_id, created_at)
    select ${id}, 'player', 'EUR', 'p-' || n, null, now() from generate_series(1, ${players}) n
    union all values ('${house}'::uuid, 'provider', 'EUR', null, 'bench', now()), ('${cashier}'::uuid, 'cashier', 'EUR', null, null, now());
  insert into wallets (id, player_id, currency) select id, player_id, currency from accounts where kind = 'player' order by created_at, player_id;
  analyze wallets;`
}

/** Everybody's next link: each is hashed onto the one before it. */
function link(seq: number, at: number): string {
  const kind = seq === 1 ? 'deposit' : seq % 2 === 0 ? 'bet' : 'win'
  const amount = seq === 1 ? '1000::numeric' : `(1 + (n + ${seq - (seq % 2)}) % 40)::numeric`
  const round = `'r-' || n || '-${seq - (seq % 2)}'`
  const inRound = (value: string, type = 'text') => (seq === 1 ? `null::${type}` : value)
  return `
  with t as materialized (
    select *, balance_before ${kind === 'bet' ? '-' : '+'} amount as balance, ${rateDay(kind)} as rate_day,
      ${inRound(uuid(`'round'`, `'bench'`, `'g1'`, round, 'player_id'), 'uuid')} as round_id, ${inRound(round)} as provider_round_id,
      '{"status":"ok","transaction_id":"t-' || n || '-${seq}","ledger_id":"' || id || '","player_id":"' || player_id || '","currency":"EUR"}' as body,
      ${kind === 'bet' ? 'wallet_id' : `'${seq === 1 ? cashier : house}'::uuid`} as source_id, ${kind === 'bet' ? `'${house}'::uuid` : 'wallet_id'} as destination_id
    from (
      select gen_random_uuid() as id, ${seq === 1 ? `'operator'` : `'bench'`} as provider_id, '' as scope, 't-' || n || '-${seq}' as provider_transaction_id, '${kind}' as kind,
        ${seq === 1 ? 'null::text' : `'cash'`} as type, wallet_id, ${seq}::bigint as seq, player_id, ${inRound(`'g1'`)} as game_id, 'EUR' as currency, ${amount} as amount,
        ${kind === 'win'} as round_closed, null::text as reference_id, null::uuid as original_id, false as reverses, null::text as jackpot_id,
        'posted' as effect, null::text as code, 200::smallint as http_status, sha256('f') as fingerprint, head as previous_hash, 1 as policy_version, 'key:bench' as actor,
        null::uuid as session_id, timestamptz 'epoch' + (${at} + n % ${apart}) * interval '1 ms' as at, balance as balance_before, n
      from (select id as wallet_id, player_id, head, balance, substr(player_id, 3)::bigint as n from wallets) w
    ) named
  ), hashed as materialized (
    select t.*, ${linkHashSql('t', 'p')} as hash from t
    cross join lateral (select t.wallet_id, t.source_id, t.destination_id, t.currency, t.amount, 1::numeric as rate, t.rate_day,
      'base' as rate_source, false as rate_stale, t.balance as balance_after) p
  ), posted as (
    insert into postings (transaction_id, wallet_id, seq, source_id, destination_id, currency, amount, rate, rate_day, rate_source, rate_stale, balance_after, at)
    select id, wallet_id, seq, source_id, destination_id, currency, amount, 1, rate_day, 'base', false, balance, at from hashed order by n
  ), linked as (
    insert into transactions (id, provider_id, scope, provider_transaction_id, kind, type, wallet_id, seq, player_id, round_id, provider_round_id, game_id, currency, amount,
      round_closed, reverses, effect, http_status, body, balance, fingerprint, previous_hash, hash, hash_version, policy_version, actor, at)
    select id, provider_id, scope, provider_transaction_id, kind, type, wallet_id, seq, player_id, round_id, provider_round_id, game_id, currency, amount,
      round_closed, reverses, effect, http_status, body, balance, fingerprint, previous_hash, hash, 1, policy_version, actor, at from hashed order by n
  ), played as (${rounds(kind)})
  update wallets w set seq = h.seq, head = h.hash, balance = h.balance from hashed h where h.wallet_id = w.id`
}

/** A win has the rate of its round, whose bet may have been on the day before. */
function rateDay(kind: string): string {
  return `((at - ${kind === 'win' ? apart : 0} * interval '1 ms') at time zone 'UTC')::date`
}

function rounds(kind: string): string {
  if (kind === 'deposit') return 'select'
  if (kind === 'win')
    return `update rounds r set status = 'closed', win = h.amount, closed_by = h.id, updated_at = h.at from hashed h where r.id = h.round_id`
  return `
    insert into rounds (id, provider_id, game_id, provider_round_id, player_id, currency, status, bets, bets_live, bets_late, stake, win, rate, rate_day, rate_source, rate_stale, opened_at, updated_at)
    select round_id, 'bench', 'g1', provider_round_id, player_id, currency, 'open', 1, 1, 0, amount, 0, 1, rate_day, 'base', false, at, at from hashed`
}
