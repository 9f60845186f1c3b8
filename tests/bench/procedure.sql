-- A bet as one stored procedure: the same reads, guards and rows as Cage's, one call a bet.
create function bench_bet(p_provider text, p_player text, p_token text, p_tx text, p_round text, p_game text, p_amount numeric)
returns text language plpgsql as $$
declare
  w wallets;
  s sessions;
  p players;
  known transactions;
  r rounds;
  game_status text;
  provider_status text;
  round_key uuid := encode(substring(sha256(convert_to(concat_ws(E'\n', p_provider, p_game, p_round, p_player), 'UTF8')) for 16), 'hex')::uuid;
  house uuid := '00000000-0000-8000-8000-000000000001';
  new_id uuid := gen_random_uuid();
  fingerprint bytea := sha256(convert_to(concat_ws(E'\n', 'bet', p_player, p_round, p_game, 'EUR', trim_scale(p_amount), 'cash'), 'UTF8'));
  after numeric;
  answer text;
  link bytea;
  moment timestamptz := clock_timestamp();
begin
  select * into w from wallets where player_id = p_player and bucket = 'cash' for update;
  select * into known from transactions where provider_id = p_provider and scope = '' and provider_transaction_id = p_tx;
  if found then return known.body; end if;
  perform from tombstones where player_id = p_player and provider_id = p_provider and provider_transaction_id = p_tx;
  if found then return 'TRANSACTION_ROLLED_BACK'; end if;
  select * into s from sessions where token_hash = sha256(convert_to(p_token, 'UTF8'));
  if s.player_id is distinct from p_player or s.expires_at <= moment then return 'INVALID_TOKEN'; end if;
  select * into p from players where id = p_player;
  if p.status <> 'active' or p.currency <> 'EUR' then return 'PLAYER_BLOCKED'; end if;
  select status into game_status from games where provider_id = p_provider and id = p_game;
  select status into provider_status from providers where id = p_provider;
  if game_status <> 'enabled' or provider_status <> 'active' then return 'GAME_DISABLED'; end if;
  select * into r from rounds where id = round_key;
  if r.status = 'closed' then return 'ROUND_CLOSED'; end if;
  if w.balance < p_amount then return 'INSUFFICIENT_FUNDS'; end if;
  after := w.balance - p_amount;
  answer := json_build_object('status', 'ok', 'transaction_id', p_tx, 'ledger_id', new_id, 'player_id', p_player,
    'round_id', p_round, 'currency', 'EUR', 'balance', after::text)::text;
  link := sha256(convert_to(concat_ws(E'\n', 'cage-link-v1', encode(w.head, 'hex'), w.id, w.seq + 1, new_id, p_provider, p_tx,
    'bet', 'cash', p_player, round_key, p_round, p_game, 'EUR', p_amount, false, 'posted', 200, after,
    encode(fingerprint, 'hex'), s.id, moment, w.id, house, p_amount, answer), 'UTF8'));
  insert into transactions (id, provider_id, scope, provider_transaction_id, kind, type, wallet_id, seq, player_id, round_id,
    provider_round_id, game_id, currency, amount, round_closed, reverses, effect, http_status, body, balance, fingerprint,
    previous_hash, hash, hash_version, policy_version, actor, session_id, request_id, at)
  values (new_id, p_provider, '', p_tx, 'bet', 'cash', w.id, w.seq + 1, p_player, round_key, p_round, p_game, 'EUR', p_amount,
    false, false, 'posted', 200, answer, after, fingerprint, w.head, link, 1, 1, 'key:bench', s.id, gen_random_uuid(), moment);
  insert into postings (transaction_id, wallet_id, seq, source_id, destination_id, currency, amount, rate, rate_day, rate_source,
    rate_stale, balance_after, at)
  values (new_id, w.id, w.seq + 1, w.id, house, 'EUR', p_amount, 1, moment::date, 'base', false, after, moment);
  update wallets set balance = after, seq = w.seq + 1, head = link where id = w.id;
  insert into rounds (id, provider_id, game_id, provider_round_id, player_id, currency, status, bets, bets_live, bets_late, stake,
    win, rate, rate_day, rate_source, rate_stale, opened_at, updated_at)
  values (round_key, p_provider, p_game, p_round, p_player, 'EUR', 'open', 1, 1, 0, p_amount, 0, 1, moment::date, 'base', false,
    moment, moment)
  on conflict (id) do update set bets = rounds.bets + 1, bets_live = rounds.bets_live + 1, stake = rounds.stake + p_amount,
    updated_at = moment;
  return answer;
end $$;

insert into providers (id, name, mode, created_at) values ('bench', 'Bench', 'live', now());
insert into games (provider_id, id, name, created_at) values ('bench', 'g1', 'Game', now());
insert into players (id, currency, created_at, updated_at) select 'player-' || n, 'EUR', now(), now() from generate_series(0, 1999) n;
insert into accounts (id, kind, currency, player_id, created_at)
  select md5('player-' || n)::uuid, 'player', 'EUR', 'player-' || n, now() from generate_series(0, 1999) n;
insert into wallets (id, player_id, currency, balance)
  select md5('player-' || n)::uuid, 'player-' || n, 'EUR', 1000000000.00 from generate_series(0, 1999) n;
insert into sessions (id, token_hash, player_id, provider_id, currency, created_at, expires_at)
  select md5('session-' || n)::uuid, sha256(convert_to('token-' || n, 'UTF8')), 'player-' || n, 'bench', 'EUR', now(), now() + interval '1 day'
  from generate_series(0, 1999) n;
analyze;
