-- The ledger, and what the wallet needs around it.
-- Text ids are COLLATE "C": compared by bytes, and cheap to sort. Amounts are numeric without a scale:
-- they keep every digit that was sent. The application makes ids and times; no hot path needs a sequence.

-- ── Installation ──────────────────────────────────────────────────────────────────────────────────────

create table settings (
  id            boolean primary key default true check (id),
  base_currency text not null default 'EUR' check (base_currency ~ '^[A-Z][A-Z0-9]{2,9}$'),
  fx_days_back  integer not null default 4 check (fx_days_back between 0 and 366),
  created_at    timestamptz not null default now()
);
insert into settings default values;

-- Bumped by every change of providers, keys, policies, games and rates, so that each process knows in one
-- read whether what it remembers of them is still true.
create table directory_revision (
  id       boolean primary key default true check (id),
  revision bigint not null default 1
);
insert into directory_revision default values;

create function bump_directory_revision() returns trigger language plpgsql as $$
begin
  update directory_revision set revision = revision + 1;
  return null;
end $$;

-- ── Providers, keys, policies, games ──────────────────────────────────────────────────────────────────

create table providers (
  id             text collate "C" primary key check (id ~ '^[a-z0-9][a-z0-9_-]{0,62}$' and id not in ('operator', 'staff')),
  name           text not null check (length(name) between 1 and 200),
  mode           text not null check (mode in ('sandbox', 'live')),
  status         text not null default 'active' check (status in ('active', 'suspended')),
  policy_version integer not null default 1,
  address_ranges text[] not null default '{}',
  rate_limit     integer check (rate_limit > 0),
  created_at     timestamptz not null
);

create table policies (
  provider_id text collate "C" not null references providers (id),
  version     integer not null check (version > 0),
  settings    jsonb not null,
  created_by  text not null,
  reason      text,
  created_at  timestamptz not null,
  primary key (provider_id, version)
);

create table credentials (
  id                text collate "C" primary key,
  owner             text not null check (owner in ('provider', 'operator')),
  provider_id       text collate "C" references providers (id),
  secret_sealed     bytea not null,
  created_at        timestamptz not null,
  created_by        text not null,
  expires_at        timestamptz,
  revoked_at        timestamptz,
  last_used_at      timestamptz,
  last_used_address text,
  check ((owner = 'provider') = (provider_id is not null))
);
create index credentials_provider on credentials (provider_id);

create table games (
  provider_id text collate "C" not null references providers (id),
  id          text collate "C" not null check (length(id) between 1 and 255),
  name        text not null,
  status      text not null default 'enabled' check (status in ('enabled', 'disabled')),
  stake_max   numeric check (stake_max > 0),
  created_at  timestamptz not null,
  primary key (provider_id, id)
);

-- ── FX rates: base units per unit of currency. A correction is a new revision; nothing is overwritten ──

create table rates (
  currency   text collate "C" not null check (currency ~ '^[A-Z][A-Z0-9]{2,9}$'),
  day        date not null,
  revision   integer not null check (revision > 0),
  rate       numeric not null check (rate > 0 and rate < 'Infinity'),
  source     text not null check (length(source) between 1 and 100),
  created_by text not null,
  created_at timestamptz not null,
  primary key (currency, day, revision)
);

create trigger directory_changed after insert or update or delete on settings for each statement execute function bump_directory_revision();
create trigger directory_changed after insert or update or delete on providers for each statement execute function bump_directory_revision();
create trigger directory_changed after insert or update or delete on policies for each statement execute function bump_directory_revision();
create trigger directory_changed after insert or delete or update of secret_sealed, expires_at, revoked_at on credentials for each statement execute function bump_directory_revision();
create trigger directory_changed after insert or update or delete on games for each statement execute function bump_directory_revision();
create trigger directory_changed after insert or update or delete on rates for each statement execute function bump_directory_revision();

-- ── Players and their sessions ────────────────────────────────────────────────────────────────────────

create table players (
  id           text collate "C" primary key check (length(id) between 1 and 255),
  currency     text collate "C" not null check (currency ~ '^[A-Z][A-Z0-9]{2,9}$'),
  country      text check (country ~ '^[A-Z]{2}$'),
  language     text check (length(language) between 2 and 35),
  display_name text check (length(display_name) between 1 and 200),
  status       text not null default 'active' check (status in ('active', 'blocked', 'self_excluded', 'closed')),
  test         boolean not null default false,
  created_at   timestamptz not null,
  updated_at   timestamptz not null
);
create index players_created on players (created_at desc, id desc);

create table sessions (
  id          uuid primary key,
  token_hash  bytea not null unique,
  player_id   text collate "C" not null references players (id),
  provider_id text collate "C" not null references providers (id),
  game_id     text collate "C",
  currency    text collate "C" not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  ended_at    timestamptz
);
create index sessions_player on sessions (player_id, created_at desc);

-- ── The ledger ────────────────────────────────────────────────────────────────────────────────────────

-- An account's id is derived from what it is (lib/ledger/account.ts), so nobody has to look it up.
create table accounts (
  id          uuid primary key,
  kind        text not null check (kind in ('player', 'provider', 'jackpot', 'cashier', 'adjustments')),
  currency    text collate "C" not null,
  player_id   text collate "C",
  provider_id text collate "C",
  jackpot_id  text collate "C",
  bucket      text not null default 'cash',
  created_at  timestamptz not null,
  check ((kind = 'player') = (player_id is not null)),
  check ((kind in ('provider', 'jackpot')) = (provider_id is not null)),
  check ((kind = 'jackpot') = (jackpot_id is not null))
);

-- The only rows of the ledger that carry a running balance, and the only ones that are ever locked.
create table wallets (
  id              uuid primary key references accounts (id),
  player_id       text collate "C" not null references players (id),
  currency        text collate "C" not null,
  bucket          text not null default 'cash',
  balance         numeric not null default 0,
  may_be_negative boolean not null default false,
  seq             bigint not null default 0,
  head            bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000',
  constraint wallets_owner unique (player_id, currency, bucket),
  constraint wallets_balance check (balance >= 0 or may_be_negative)
) with (fillfactor = 50);

create table rounds (
  id                uuid primary key,
  provider_id       text collate "C" not null,
  game_id           text collate "C" not null,
  provider_round_id text collate "C" not null,
  player_id         text collate "C" not null,
  currency          text collate "C" not null,
  status            text not null check (status in ('open', 'closed', 'cancelled')),
  bets              integer not null,
  bets_live         integer not null,
  bets_late         integer not null,
  stake             numeric not null,
  win               numeric not null,
  rate              numeric,
  rate_day          date,
  rate_source       text,
  rate_stale        boolean,
  closed_by         uuid,
  opened_at         timestamptz not null,
  updated_at        timestamptz not null
) with (fillfactor = 70);

-- One money command and its stored answer. effect:
--   posted    one posting was made          recorded  accepted, moves nothing
--   void      a late bet, accepted as already rolled back
--   kept      a win's rollback that moved nothing for good
--   refused   a stored refusal
create table transactions (
  id                      uuid not null,
  provider_id             text collate "C" not null,
  scope                   text collate "C" not null,
  provider_transaction_id text collate "C" not null,
  kind                    text not null check (kind in ('bet', 'win', 'rollback', 'jackpot', 'deposit', 'withdrawal', 'adjustment')),
  type                    text,
  wallet_id               uuid not null,
  seq                     bigint not null,
  player_id               text collate "C" not null,
  round_id                uuid,
  provider_round_id       text collate "C",
  game_id                 text collate "C",
  currency                text collate "C" not null,
  amount                  numeric not null,
  round_closed            boolean not null,
  reference_id            text collate "C",
  original_id             uuid,
  reverses                boolean not null,
  jackpot_id              text collate "C",
  detail                  jsonb,
  effect                  text not null check (effect in ('posted', 'recorded', 'void', 'kept', 'refused')),
  code                    text,
  http_status             smallint not null,
  body                    text not null,
  balance                 numeric not null,
  fingerprint             bytea not null,
  previous_hash           bytea not null,
  hash                    bytea not null,
  hash_version            smallint not null,
  policy_version          integer,
  actor                   text not null,
  session_id              uuid,
  request_id              uuid,
  at                      timestamptz not null,
  xid                     xid8 not null default pg_current_xact_id(),
  primary key (id),
  constraint transactions_key unique (provider_id, scope, provider_transaction_id),
  constraint transactions_link unique (wallet_id, seq),
  check ((effect = 'refused') = (code is not null)),
  check (not reverses or original_id is not null)
);
create index transactions_round on transactions (round_id, seq) where round_id is not null;
create unique index transactions_reversal on transactions (original_id) where reverses;
create unique index transactions_kept on transactions (original_id) where effect = 'kept';

-- One row moves an amount from one account to another, so it cannot be out of balance.
create table postings (
  transaction_id uuid not null,
  wallet_id      uuid not null,
  seq            bigint not null,
  source_id      uuid not null,
  destination_id uuid not null,
  currency       text collate "C" not null,
  amount         numeric not null check (amount > 0),
  rate           numeric not null check (rate > 0),
  rate_day       date not null,
  rate_source    text not null,
  rate_stale     boolean not null,
  base_amount    numeric not null generated always as (amount * rate) stored,
  balance_after  numeric not null,
  at             timestamptz not null,
  xid            xid8 not null default pg_current_xact_id(),
  primary key (wallet_id, seq, at),
  check (source_id <> destination_id),
  check (wallet_id in (source_id, destination_id))
) partition by range (at);

-- A rollback that came before its original: the id is refused for this player, for ever.
create table tombstones (
  provider_id             text collate "C" not null,
  player_id               text collate "C" not null,
  provider_transaction_id text collate "C" not null,
  laid_by                 text collate "C" not null,
  at                      timestamptz not null,
  primary key (player_id, provider_id, provider_transaction_id)
);

-- Something a person must look at. dedupe keeps a provider's retries from opening it twice.
create table cases (
  id                      uuid primary key,
  dedupe                  text collate "C" not null unique,
  kind                    text not null,
  state                   text not null default 'open' check (state in ('open', 'closed')),
  provider_id             text collate "C",
  player_id               text collate "C",
  round_id                uuid,
  provider_transaction_id text collate "C",
  code                    text,
  currency                text collate "C",
  amount                  numeric,
  opened_at               timestamptz not null
);
create index cases_open on cases (opened_at desc, id desc) where state = 'open';

-- ── Append-only ───────────────────────────────────────────────────────────────────────────────────────

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'cage: % is append-only: % refused', tg_table_name, tg_op using errcode = 'CG001';
end $$;

-- A statement trigger on a parent does not fire for its partition, so every partition gets its own.
create function make_append_only(target regclass) returns void language plpgsql as $$
begin
  if not (select relispartition from pg_class where oid = target) then
    execute format('create trigger append_only_row before update or delete on %s for each row execute function refuse_change()', target);
  end if;
  execute format('create trigger append_only_truncate before truncate on %s for each statement execute function refuse_change()', target);
  execute format('alter table %s enable always trigger append_only_row', target);
  execute format('alter table %s enable always trigger append_only_truncate', target);
end $$;

select make_append_only('transactions');
select make_append_only('postings');
select make_append_only('tombstones');
select make_append_only('rates');
select make_append_only('policies');

-- ── Staff ─────────────────────────────────────────────────────────────────────────────────────────────

create table staff (
  id            uuid primary key,
  email         text collate "C" not null unique check (email = lower(email) and length(email) between 3 and 320),
  name          text not null,
  role          text not null check (role in ('support', 'approver', 'finance', 'admin', 'auditor')),
  password_hash text not null,
  disabled_at   timestamptz,
  created_at    timestamptz not null
);

create table staff_sessions (
  id           uuid primary key,
  staff_id     uuid not null references staff (id),
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  address      text,
  user_agent   text
);
create index staff_sessions_staff on staff_sessions (staff_id, created_at desc);

-- ── The request log: written in bulk off the hot path, a partition a day ──────────────────────────────

create table requests (
  id                      uuid not null,
  at                      timestamptz not null,
  door                    text not null check (door in ('wallet', 'operator')),
  endpoint                text not null,
  method                  text not null,
  path                    text not null,
  verdict                 text not null check (verdict in ('new', 'replay', 'conflict', 'refused', 'signature', 'read', 'error')),
  status                  smallint not null,
  code                    text,
  latency_us              integer not null,
  key_id                  text,
  provider_id             text collate "C",
  player_id               text collate "C",
  provider_transaction_id text collate "C",
  address                 text,
  trace_id                text,
  signed_at               text,
  signature               text,
  request                 text,
  answer                  text
) partition by range (at);
create index requests_id on requests (id);

-- ── Partitions, made ahead by lib/db/partitions.ts ────────────────────────────────────────────────────

create function make_partition(parent text, suffix text, from_at timestamptz, to_at timestamptz) returns boolean language plpgsql as $$
declare
  partition text := parent || '_' || suffix;
begin
  if to_regclass(partition) is not null then
    return false;
  end if;
  execute format('create table %I partition of %I for values from (%L) to (%L)', partition, parent, from_at, to_at);
  if parent = 'postings' then
    perform make_append_only(partition::regclass);
  end if;
  return true;
end $$;

revoke execute on function make_partition, make_append_only from public;
