-- A studio is brought in and kept healthy: what providers say of themselves, keys that hand over, maintenance,
-- limits by game and currency, rates that come in sheets, and sign-ins of a studio's own engineers.

-- ── Providers ─────────────────────────────────────────────────────────────────────────────────────────

alter table providers
  -- How its games reach the money. `seamless`: every bet and every win is a call.
  add column wallet_kind text not null default 'seamless' check (wallet_kind in ('seamless')),
  -- The currencies its games are played in; empty: all. Sessions in others are not opened.
  add column currencies text[] not null default '{}',
  -- How long it waits for an answer before it repeats the call, and how many calls a second it expects at most.
  add column timeout_ms integer not null default 5000 check (timeout_ms between 100 and 120000),
  add column expected_peak integer check (expected_peak between 1 and 1000000);

-- While one is open no new bet is taken; credits and rollbacks pass. It opens and closes by the clock alone.
create table maintenance_windows (
  id           uuid primary key,
  provider_id  text collate "C" not null references providers (id),
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,
  reason       text not null check (length(reason) between 1 and 500),
  created_by   text not null,
  created_at   timestamptz not null,
  cancelled_by text,
  cancelled_at timestamptz,
  check (ends_at > starts_at),
  check ((cancelled_by is null) = (cancelled_at is null))
);
create index maintenance_windows_provider on maintenance_windows (provider_id, starts_at desc, id desc);
create trigger directory_changed after insert or update or delete on maintenance_windows for each statement execute function bump_directory_revision();

-- ── Keys ──────────────────────────────────────────────────────────────────────────────────────────────

alter table credentials
  add column label text check (length(label) between 1 and 100),
  -- The first characters of the secret, so that a person can tell which one they hold.
  add column prefix text check (length(prefix) <= 12),
  -- The key that this one took over from.
  add column replaces text collate "C" references credentials (id),
  -- Debits a second with this key; null: the provider's own limit.
  add column rate_limit integer check (rate_limit > 0),
  add column revoked_by text;

drop trigger directory_changed on credentials;
create trigger directory_changed after insert or delete or update of secret_sealed, expires_at, revoked_at, rate_limit on credentials for each statement execute function bump_directory_revision();

-- ── Games ─────────────────────────────────────────────────────────────────────────────────────────────

-- The highest stake of one bet in a currency; games.stake_max is for the currencies that have none here.
create table game_limits (
  provider_id text collate "C" not null,
  game_id     text collate "C" not null,
  currency    text collate "C" not null check (currency ~ '^[A-Z][A-Z0-9]{2,9}$'),
  stake_max   numeric not null check (stake_max > 0 and stake_max < 'Infinity'),
  primary key (provider_id, game_id, currency),
  foreign key (provider_id, game_id) references games (provider_id, id)
);
create trigger directory_changed after insert or update or delete on game_limits for each statement execute function bump_directory_revision();

-- ── Rates ─────────────────────────────────────────────────────────────────────────────────────────────

-- Rates that come in together: one by hand, a file, or what was fetched. All of a sheet counts, or none of it.
create table rate_sheets (
  id         uuid primary key,
  kind       text not null check (kind in ('manual', 'csv', 'ecb', 'fetch')),
  source     text not null check (length(source) between 1 and 100),
  file_name  text check (length(file_name) <= 255),
  sha256     bytea,
  -- [{day, currency, rate, quoted}], as texts.
  rows       jsonb not null,
  reason     text,
  made_by    text not null,
  made_at    timestamptz not null,
  applied_at timestamptz
);
create index rate_sheets_made on rate_sheets (made_at desc, id desc);

alter table rates
  add column sheet_id uuid references rate_sheets (id),
  -- What the source says where it quotes units of the currency per unit of another: the rate is made of it.
  add column quoted numeric check (quoted > 0);

-- By how many per cent a rate may lie off the day before without a second person: thresholds of `rate.set`.
insert into thresholds (action, version, amount, created_by, reason, created_at)
values ('rate.set', 1, 10, 'migration', 'where every installation begins', '2026-11-26');

-- A rate concerns no player.
alter table approvals alter column player_id drop not null;
alter table approvals add constraint approvals_subject check ((action = 'rate.set') = (player_id is null));
drop index approvals_waiting;
create unique index approvals_waiting on approvals (action, coalesce(player_id, ''), coalesce(round_id, '00000000-0000-0000-0000-000000000000'),
  coalesce(payload ->> 'transaction_id', payload ->> 'sheet_id', '')) where state = 'waiting';

-- The database itself refuses a rate that staff set too far off the day before without a second person. An actor is
-- `staff:<maker>` or `staff:<maker>+<approver>`; the approval names the sheet. A currency's first rate has nothing
-- to lie off.
create function require_second_person_for_rate() returns trigger language plpgsql as $$
declare
  maker uuid := substring(new.created_by from '^staff:([0-9a-f-]{36})')::uuid;
  approver uuid := substring(new.created_by from '^staff:[0-9a-f-]{36}\+([0-9a-f-]{36})$')::uuid;
  former numeric;
  rule thresholds;
begin
  if maker is null or not staff_may(maker, 'finance', 'admin') then
    raise exception 'cage: a rate of % may not be set by its maker', new.currency using errcode = 'CG003';
  end if;
  select r.rate into former from rates r where r.currency = new.currency and r.day < new.day
  order by r.day desc, r.revision desc limit 1;
  if former is null then
    select r.rate into former from rates r where r.currency = new.currency and r.day = new.day
    order by r.revision desc limit 1;
  end if;
  if former is null then
    return new;
  end if;
  select newest.* into rule from (
    select distinct on (t.currency, t.role) t.* from thresholds t join staff s on s.id = maker
    where t.action = 'rate.set' and t.currency in ('*', new.currency) and t.role in ('*', s.role)
    order by t.currency, t.role, t.version desc
  ) newest order by newest.currency = '*', newest.role = '*' limit 1;
  if rule.action is not null and (rule.amount is null or abs(new.rate - former) * 100 <= rule.amount * former) then
    return new;
  end if;
  if approver is null or approver = maker or not exists (
    select from approvals a where a.action = 'rate.set' and a.state = 'approved' and a.maker_id = maker
      and a.decided_by = approver and a.payload ->> 'sheet_id' = new.sheet_id::text and a.decided_at = new.created_at
  ) then
    raise exception 'cage: a rate of % this far off the day before needs a second person', new.currency using errcode = 'CG003';
  end if;
  return new;
end $$;
create trigger second_person before insert on rates for each row
  when (new.created_by like 'staff:%') execute function require_second_person_for_rate();
alter table rates enable always trigger second_person;

-- ── Staff of a studio ─────────────────────────────────────────────────────────────────────────────────

alter table staff
  add column provider_id text collate "C" references providers (id),
  drop constraint staff_role_check,
  add constraint staff_role_check check (role in ('support', 'approver', 'finance', 'admin', 'auditor', 'studio')),
  add constraint staff_studio check ((role = 'studio') = (provider_id is not null));
create index staff_provider on staff (provider_id) where provider_id is not null;
