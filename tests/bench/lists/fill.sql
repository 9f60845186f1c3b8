-- A casino of :postings postings over ninety days in the shapes of the real tables. Hashes are noise: the
-- ledger is not verified here. $N$ is replaced by the number of postings, $P$ by that of the players.
-- One transaction in ten is one of twenty players who play much; the others are all alike. A player's
-- transactions come in pairs, a bet and its win, and each pair is a round.

-- name: helpers
-- Stable, not immutable: only so Postgres writes them into the statements that call them.
create or replace function bench_ms(i bigint) returns bigint language sql stable parallel safe as
  $f$ select $NOW$ - 7776000000 + i * 7775940000 / $N$ $f$;
create or replace function bench_at(i bigint) returns timestamptz language sql stable parallel safe as
  $f$ select timestamptz '1970-01-01 00:00:00Z' + bench_ms(i) * interval '1 millisecond' $f$;
-- A UUID version 7 of a moment and 32 hexadecimal digits.
create or replace function bench_id(i bigint, digits text) returns uuid language sql stable parallel safe as
  $f$ select (lpad(to_hex(bench_ms(i)), 12, '0') || '7' || substr(digits, 14, 3) || '8' || substr(digits, 18))::uuid $f$;
create or replace function bench_player(i bigint) returns bigint language sql stable parallel safe as
  $f$ select case when i % 10 = 0 then (i / 10) % 20 else 20 + (i - i / 10 - 1) % ($P$ - 20) end $f$;
create or replace function bench_seq(i bigint) returns bigint language sql stable parallel safe as
  $f$ select case when i % 10 = 0 then (i / 10) / 20 + 1 else (i - i / 10 - 1) / ($P$ - 20) + 1 end $f$;
create or replace function bench_round(player bigint, seq bigint) returns uuid language sql stable parallel safe as
  $f$ select md5('round ' || player || ' ' || (seq + 1) / 2)::uuid $f$;
create or replace function bench_provider(player bigint, seq bigint) returns text language sql stable parallel safe as
  $f$ select 'bench-' || (player + (seq + 1) / 2) % 8 $f$;

-- name: players
insert into players (id, currency, country, language, display_name, status, test, created_at, updated_at, last_seen_at)
select 'player-' || p, 'EUR', (array['DE', 'FI', 'GB', 'SE', 'ES'])[1 + p % 5], 'en',
  (array['Anna', 'Bruno', 'Clara', 'David', 'Elin', 'Felix', 'Greta', 'Hugo'])[1 + p % 8] || ' ' || (array['Becker', 'Laine', 'Hughes', 'Lund', 'Romero'])[1 + p / 8 % 5] || ' ' || p,
  case when p % 97 = 3 then 'blocked' else 'active' end, p % 50 = 49,
  bench_at(p * ($N$ / $P$)) - interval '100 days', bench_at(p * ($N$ / $P$)), case when p % 11 = 10 then null else bench_at($N$ - p) end
from generate_series(0, $P$ - 1) p;
insert into accounts (id, kind, currency, player_id, created_at)
select md5('wallet ' || p)::uuid, 'player', 'EUR', 'player-' || p, now() from generate_series(0, $P$ - 1) p;
insert into wallets (id, player_id, currency, balance, seq)
select md5('wallet ' || p)::uuid, 'player-' || p, 'EUR', 1000 + p % 977,
  case when p < 20 then $N$ / 10 / 20 else ($N$ - $N$ / 10) / ($P$ - 20) end from generate_series(0, $P$ - 1) p;

-- name: transactions
insert into transactions (id, provider_id, scope, provider_transaction_id, kind, type, wallet_id, seq, player_id, round_id,
  provider_round_id, game_id, currency, amount, round_closed, reference_id, original_id, reverses, effect, code, http_status,
  body, balance, fingerprint, previous_hash, hash, hash_version, policy_version, actor, request_id, at)
select id, bench_provider(p, seq), '', 't-' || i, case when seq % 2 = 1 then 'bet' else 'win' end, 'cash',
  md5('wallet ' || p)::uuid, seq, 'player-' || p, bench_round(p, seq), round, 'g1', 'EUR', 1 + i % 40,
  seq % 2 = 0, null, null, false, 'posted', null, 200,
  '{"status":"ok","transaction_id":"t-' || i || '","ledger_id":"' || id || '","player_id":"player-' || p || '","round_id":"' || round || '","currency":"EUR","balance":"1000.00"}',
  1000 + p % 977, noise, noise, noise, 1, 1, 'key:bench', bench_id(i, reverse(digits)), at
from (select *, bench_id(i, digits) as id, decode(digits || digits, 'hex') as noise, 'r-' || p || '-' || (seq + 1) / 2 as round
  from (select i, md5(i::text) as digits, bench_at(i) as at, bench_player(i) as p, bench_seq(i) as seq
    from generate_series(0::bigint, $N$ - 1) i offset 0) made offset 0) made;

-- name: postings
insert into postings (transaction_id, wallet_id, seq, source_id, destination_id, currency, amount, rate, rate_day, rate_source,
  rate_stale, balance_after, at)
select bench_id(i, md5(i::text)), wallet, seq, case when seq % 2 = 1 then wallet else house end, case when seq % 2 = 1 then house else wallet end,
  'EUR', 1 + i % 40, 1, at::date, 'base', false, 1000 + p % 977, at
from (select i, bench_at(i) as at, bench_player(i) as p, bench_seq(i) as seq, md5('wallet ' || bench_player(i))::uuid as wallet,
  md5('house')::uuid as house from generate_series(0::bigint, $N$ - 1) i offset 0) made;

-- name: rounds
insert into rounds (id, provider_id, game_id, provider_round_id, player_id, currency, status, bets, bets_live, bets_late, stake, win,
  rate, rate_day, rate_source, rate_stale, closed_by, opened_at, updated_at)
select bench_round(p, seq), bench_provider(p, seq), 'g1', 'r-' || p || '-' || (seq + 1) / 2, 'player-' || p, 'EUR',
  case when i % 1000 = 7 then 'open' else 'closed' end, 1, 1, 0, 1 + i % 40, i % 40, 1, at::date, 'base', false, null, at, at + interval '9 seconds'
from (select i, bench_at(i) as at, bench_player(i) as p, bench_seq(i) as seq from generate_series(0::bigint, $N$ - 1) i offset 0) made
where seq % 2 = 1;

-- name: requests
insert into requests (id, at, door, endpoint, method, path, verdict, status, code, latency_us, key_id, provider_id, player_id,
  provider_transaction_id, provider_round_id, provider_reference_id, address, signed_at, signature, request, answer)
select bench_id(i, reverse(md5(i::text))), at, 'wallet', case when seq % 2 = 1 then 'bet' else 'win' end, 'POST', '/api/wallet/bet',
  case when i % 200 = 3 then 'refused' when i % 500 = 4 then 'replay' else 'new' end, case when i % 200 = 3 then 402 else 200 end,
  case when i % 200 = 3 then 'INSUFFICIENT_FUNDS' end, 1500 + i % 4000, 'ck_bench', bench_provider(p, seq), 'player-' || p, 't-' || i,
  'r-' || p || '-' || (seq + 1) / 2, null, '203.0.113.7', '1790000000', 'v1=' || md5(i::text) || md5(i::text),
  '{"token":"[redacted]","player_id":"player-' || p || '","transaction_id":"t-' || i || '","round_id":"r-' || p || '","game_id":"g1","currency":"EUR","amount":"1.00"}',
  '{"status":"ok","transaction_id":"t-' || i || '","player_id":"player-' || p || '","currency":"EUR","balance":"1000.00"}'
from (select i, bench_at(i) as at, bench_player(i) as p, bench_seq(i) as seq
  from generate_series($N$ - $N$ / 4, $N$ - 1::bigint) i offset 0) made;

-- name: sessions
insert into sessions (id, token_hash, player_id, provider_id, game_id, currency, created_at, expires_at)
select md5('session ' || i)::uuid, decode(md5('a' || i) || md5('b' || i), 'hex'), 'player-' || bench_player(i), 'bench-' || i % 8, 'g1', 'EUR',
  bench_at(i), bench_at(i) + interval '1 day' from generate_series(0::bigint, $N$ - 1, 40) i;

-- name: audit_events
insert into audit_events (seq, id, at, actor, actor_name, actor_role, action, outcome, subject_kind, subject_id, player_id, reason,
  before, after, address, previous_hash, hash)
select n, bench_id(n * 20, md5('a' || n)), at, case when n % 5 = 0 then 'sweep' else 'staff:' || (array[$STAFF$])[1 + n % 4] end, 'Somebody', 'support',
  case when n % 3 = 0 then 'case.open' when n % 3 = 1 then 'player.view' else 'note.write' end,
  case when n % 100 = 1 then 'refused' else 'done' end, case when n % 3 = 0 then 'case' else 'player' end,
  case when n % 3 = 0 then md5('case ' || n)::uuid::text else 'player-' || n % $P$ end, 'player-' || n % $P$, null, null, '{"a":"1"}',
  '10.0.0.' || n % 20, decode(md5(n::text) || md5(n::text), 'hex'), decode(md5(n::text) || md5(n::text), 'hex')
from (select n, bench_at(n * 20) as at from generate_series((select seq + 1 from audit_head), $N$ / 20) n offset 0) made;
update audit_head set seq = $N$ / 20;

-- name: cases
insert into cases (id, dedupe, kind, state, provider_id, player_id, round_id, provider_transaction_id, code, currency, amount, reason,
  opened_at, since, updated_at, closed_at, ended)
select md5('case ' || n)::uuid, 'bench ' || n, case when n % 2 = 0 then 'stuck_round' else 'credit_refused' end,
  case when n % 20 < 2 then 'open' else 'closed' end, bench_provider(p, seq), 'player-' || p, bench_round(p, seq), 't-' || i,
  case when n % 2 = 0 then null else 'ROUND_CLOSED' end, 'EUR', 1 + i % 40, case when n % 2 = 0 then 'bet_without_win' end,
  at, at, at, case when n % 20 < 2 then null else at + interval '1 hour' end, case when n % 20 < 2 then null else 'by_provider' end
from (select n, n * 200 as i, bench_at(n * 200) as at, bench_player(n * 200) as p, bench_seq(n * 200) as seq
  from generate_series(0::bigint, $N$ / 200 - 1) n offset 0) made;
insert into notes (id, subject_kind, subject_id, player_id, staff_id, text, at)
select bench_id(i, md5('n' || i)), 'player', 'player-' || bench_player(i), 'player-' || bench_player(i), (array[$STAFF$])[1 + (i / 400) % 4]::uuid, 'A note.', bench_at(i)
from generate_series(0::bigint, $N$ - 1, 400) i;

-- name: approvals
insert into approvals (id, action, payload, basis, preview, player_id, provider_id, currency, amount, base_amount, threshold, reason, note, state,
  maker_id, made_at, expires_at, decided_by, decided_at)
select bench_id(i, md5('p' || i)), 'round.settle', json_build_object('transaction_id', i)::jsonb, '\x00', '{}', 'player-' || bench_player(i),
  'bench-' || i % 8, 'EUR', 120, 120, '{}', 'game_log', 'A note.', case when i % 40000 = 0 then 'waiting' else 'approved' end,
  (array[$STAFF$])[1]::uuid, bench_at(i), now() + interval '1 day', case when i % 40000 = 0 then null else (array[$STAFF$])[2]::uuid end,
  case when i % 40000 = 0 then null else bench_at(i) end
from generate_series(0::bigint, $N$ - 1, 4000) i;
