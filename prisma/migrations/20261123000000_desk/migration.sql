-- The desk: second factors, an audit of everything, four eyes, cases, notes, limits, and the indexes by which
-- staff find things. Nothing here touches a row that the ledger has sealed.

-- ── Staff: second factor, invitations, sign-ins ───────────────────────────────────────────────────────

alter table staff
  alter column password_hash drop not null,
  add column totp_sealed bytea,
  add column totp_enrolled_at timestamptz,
  -- The time step of the last code that was taken: a code counts once.
  add column totp_last_step bigint not null default 0,
  add column oidc_subject text collate "C" unique;

alter table staff_sessions
  add column method text not null default 'password' check (method in ('password', 'oidc')),
  -- When a second factor was last shown in this sign-in; money asks for a fresh one.
  add column factor_at timestamptz,
  add column revoked_by text;

create table recovery_codes (
  staff_id  uuid not null references staff (id),
  code_hash bytea not null,
  made_at   timestamptz not null,
  used_at   timestamptz,
  primary key (staff_id, code_hash)
);

-- An invitation or a reset: a link that sets a password once.
create table staff_links (
  id         uuid primary key,
  staff_id   uuid not null references staff (id),
  purpose    text not null check (purpose in ('invitation', 'reset')),
  token_hash bytea not null unique,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index staff_links_staff on staff_links (staff_id, created_at desc);

-- Failures are counted here, so that every process and every restart knows of them.
create table attempts (
  name     text collate "C" primary key check (length(name) <= 400),
  failures integer not null,
  since    timestamptz not null
);

-- ── Audit: one chain over all of it, made by the database when a row is written ───────────────────────

create table audit_head (
  id   boolean primary key default true check (id),
  seq  bigint not null default 0,
  hash bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000'
);
insert into audit_head default values;

create table audit_events (
  seq           bigint primary key,
  id            uuid not null unique,
  at            timestamptz not null check (at = date_trunc('milliseconds', at)),
  -- staff:<id>, cli, sweep, rules … as `By` writes it, and who that was at the time.
  actor         text collate "C" not null,
  actor_name    text,
  actor_role    text,
  action        text collate "C" not null,
  outcome       text not null check (outcome in ('done', 'held', 'refused')),
  subject_kind  text collate "C" not null,
  subject_id    text collate "C" not null,
  player_id     text collate "C",
  reason        text,
  before        text,
  after         text,
  address       text,
  session_id    uuid,
  previous_hash bytea not null,
  hash          bytea not null
);
create index audit_events_actor on audit_events (actor, seq desc);
create index audit_events_subject on audit_events (subject_kind, subject_id, seq desc);
create index audit_events_player on audit_events (player_id, seq desc) where player_id is not null;
create index audit_events_action on audit_events (action, seq desc);
create index audit_events_address on audit_events (address, seq desc) where address is not null;
create index audit_events_outcome on audit_events (outcome, seq desc) where outcome <> 'done';
-- Days are asked for: where a day begins in the chain.
create index audit_events_at on audit_events (at);
select make_append_only('audit_events');

-- The head is locked last in every transaction, so that events are numbered in the order of their commits.
create function chain_audit_event() returns trigger language plpgsql security definer set search_path from current as $$
declare
  head audit_head;
begin
  select * into head from audit_head for update;
  new.seq := head.seq + 1;
  new.previous_hash := head.hash;
  new.hash := sha256(convert_to(concat_ws(E'\n', 'cage-audit-v1', encode(head.hash, 'hex'), new.seq, new.id,
    to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), to_json(array[new.actor, new.actor_name, new.actor_role,
    new.action, new.outcome, new.subject_kind, new.subject_id, new.player_id, new.reason, new.before, new.after, new.address,
    new.session_id::text])), 'UTF8'));
  update audit_head set seq = new.seq, hash = new.hash;
  return new;
end $$;
create trigger chained before insert on audit_events for each row execute function chain_audit_event();
alter table audit_events enable always trigger chained;

-- ── Notes: what staff tell one another; never changed ─────────────────────────────────────────────────

create table notes (
  id           uuid primary key,
  subject_kind text collate "C" not null check (subject_kind in ('player', 'round', 'case')),
  subject_id   text collate "C" not null,
  player_id    text collate "C",
  staff_id     uuid not null references staff (id),
  text         text not null check (length(text) between 1 and 4000),
  at           timestamptz not null
);
create index notes_subject on notes (subject_kind, subject_id, id desc);
create index notes_player on notes (player_id, id desc) where player_id is not null;
select make_append_only('notes');

-- ── Cases ─────────────────────────────────────────────────────────────────────────────────────────────

alter table cases
  -- Why, in a word of the kind's own list; and what a person wrote who opened it by hand.
  add column reason text collate "C",
  add column title text check (length(title) between 1 and 200),
  add column opened_by text not null default 'rules',
  add column owner_id uuid references staff (id),
  add column snoozed_until timestamptz,
  add column updated_at timestamptz,
  add column closed_at timestamptz,
  add column closed_by text,
  -- How it ended: a word of lib/cases/ends.ts.
  add column ended text collate "C",
  -- What it rests on: the call that was refused, as the rules saw it, so that a person can still accept it; or
  -- the examples of a check that failed.
  add column command jsonb,
  -- What the case is about began here: a stuck round's opening. Queues are sorted by it.
  add column since timestamptz;
update cases set since = opened_at, updated_at = opened_at;
alter table cases
  alter column since set not null,
  alter column updated_at set not null,
  add check ((state = 'closed') = (closed_at is not null));
create index cases_queue on cases (kind, since, id) where state = 'open';
create index cases_player on cases (player_id, opened_at desc) where player_id is not null;
create index cases_round on cases (round_id) where round_id is not null;
create index cases_all on cases (opened_at desc, id desc);
create index cases_provider on cases (provider_id, opened_at desc, id desc);
create index cases_kind on cases (kind, opened_at desc, id desc);
create index cases_owner on cases (owner_id, opened_at desc, id desc) where owner_id is not null;

-- ── Rounds: found by the provider's id, by player and by provider ─────────────────────────────────────

-- Settled by staff: neither the provider's late win nor its rollback moves money in it any more.
alter table rounds add column staff_settled boolean not null default false;
-- Columns that never change, so that a round's updates stay cheap (heap-only).
create index rounds_name on rounds (provider_round_id);
create index rounds_player on rounds (player_id, opened_at desc, id desc);
create index rounds_provider on rounds (provider_id, opened_at desc, id desc);

-- How long a round may stay open before the sweep calls it stuck, and how far the sweep has come.
alter table providers add column stuck_after_minutes integer not null default 60 check (stuck_after_minutes between 1 and 10080);
create table sweeps (
  name      text collate "C" primary key,
  reached   timestamptz not null,
  swept_at  timestamptz not null
);

-- ── Transactions by id where ids are unique within a player only; those of staff ──────────────────────

create index transactions_player_scope on transactions (provider_transaction_id) where scope <> '';
create index transactions_staff on transactions (at desc) where actor like 'staff:%';

-- ── Postings by time, for the figures of the last hours: a few pages a month, nearly free to write ────

create index postings_at on postings using brin (at) with (pages_per_range = 32);

-- ── Players ───────────────────────────────────────────────────────────────────────────────────────────

alter table players
  -- The last session opened: what "last seen" means.
  add column last_seen_at timestamptz,
  add column status_reason text,
  -- Whether there is any limit: the wallet looks for limits only then.
  add column limited boolean not null default false;
create index players_name on players (lower(display_name) text_pattern_ops, id);
create index players_seen on players (last_seen_at desc nulls last, id desc);
create index players_status on players (status, created_at desc) where status <> 'active';
create index players_currency on players (currency, created_at desc, id desc);
create index players_country on players (country, created_at desc, id desc) where country is not null;
create index players_test on players (created_at desc, id desc) where test;
create index wallets_currency on wallets (currency);

-- Responsible-gaming limits. Append-only: of a player, kind and period the one with the newest effective_at
-- that has come counts; amount null takes the limit away. `stake` is per bet and has the period `bet`.
create table player_limits (
  id           uuid primary key,
  player_id    text collate "C" not null references players (id),
  kind         text not null check (kind in ('stake', 'loss', 'wager')),
  period       text not null check (period in ('bet', 'day', 'week', 'month')),
  amount       numeric check (amount >= 0 and amount < 'Infinity'),
  currency     text collate "C" not null,
  effective_at timestamptz not null,
  set_by       text not null,
  set_at       timestamptz not null,
  reason       text,
  check ((kind = 'stake') = (period = 'bet'))
);
create index player_limits_player on player_limits (player_id, kind, period, effective_at desc, id desc);
select make_append_only('player_limits');

-- ── Saved views of lists ──────────────────────────────────────────────────────────────────────────────

create table saved_views (
  id         uuid primary key,
  staff_id   uuid not null references staff (id),
  list       text collate "C" not null,
  name       text not null check (length(name) between 1 and 60),
  query      text not null check (length(query) <= 2000),
  created_at timestamptz not null,
  unique (staff_id, list, name)
);

-- ── Four eyes ─────────────────────────────────────────────────────────────────────────────────────────

-- Above which amount an action needs a second person. The newest version of (action, currency, role) counts;
-- the most exact row wins: currency and role, currency, role, neither. '*' stands for any; under currency '*'
-- the amount is in the base currency. Amount null: never.
create table thresholds (
  action     text collate "C" not null,
  currency   text collate "C" not null default '*',
  role       text collate "C" not null default '*',
  version    integer not null check (version > 0),
  amount     numeric check (amount >= 0 and amount < 'Infinity'),
  created_by text not null,
  reason     text,
  created_at timestamptz not null,
  primary key (action, currency, role, version)
);
select make_append_only('thresholds');
insert into thresholds (action, version, amount, created_by, reason, created_at)
select action, 1, 100, 'migration', 'where every installation begins', '2026-11-23'
from unnest(array['transaction.rollback', 'round.rollback', 'round.settle', 'round.close', 'win.accept', 'win.release', 'player.adjust']) action;

-- A change that waits for a second person, or has been decided.
create table approvals (
  id             uuid primary key,
  action         text collate "C" not null,
  payload        jsonb not null,
  -- SHA-256 over what the maker saw: approval looks again and refuses when it moved.
  basis          bytea not null,
  preview        jsonb not null,
  provider_id    text collate "C",
  player_id      text collate "C" not null,
  round_id       uuid,
  case_id        uuid,
  currency       text collate "C" not null,
  amount         numeric not null check (amount >= 0),
  base_amount    numeric not null,
  threshold      jsonb not null,
  reason         text not null,
  note           text not null,
  state          text not null default 'waiting' check (state in ('waiting', 'approved', 'declined', 'withdrawn', 'expired', 'moved')),
  maker_id       uuid not null references staff (id),
  made_at        timestamptz not null,
  expires_at     timestamptz not null,
  decided_by     uuid references staff (id),
  decided_at     timestamptz,
  decision_note  text,
  -- What was posted, where it was.
  transaction_ids uuid[] not null default '{}',
  check ((state = 'waiting') = (decided_at is null)),
  check (state not in ('approved', 'declined') or (decided_by is not null and decided_by <> maker_id)),
  check (state <> 'withdrawn' or decided_by = maker_id)
);
create unique index approvals_waiting on approvals (action, player_id, coalesce(round_id, '00000000-0000-0000-0000-000000000000'), coalesce(payload ->> 'transaction_id', '')) where state = 'waiting';
create index approvals_state on approvals (state, made_at desc, id desc);
create index approvals_all on approvals (made_at desc, id desc);
create index approvals_player on approvals (player_id, made_at desc);

-- Who may put a change and who may decide one: the roles of lib/staff/permissions.ts that a test keeps these in
-- step with. The row is held, so that nobody is disabled or changes role while their transaction is written.
create function staff_may(person uuid, variadic named text[]) returns boolean language plpgsql as $$
begin
  perform from staff where id = person and disabled_at is null and role = any(named) for share;
  return found;
end $$;

-- A change begins by waiting, what was asked for never changes, and a decision is for ever: once, and by somebody
-- who may. What was posted is written behind it once.
create function keep_approval() returns trigger language plpgsql as $$
declare
  decision constant text[] := array['state', 'decided_by', 'decided_at', 'decision_note', 'transaction_ids'];
begin
  if tg_op = 'DELETE' then
    raise exception 'cage: an approval is never deleted' using errcode = 'CG001';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'waiting' or new.decided_by is not null or new.transaction_ids <> '{}' then
      raise exception 'cage: an approval begins by waiting' using errcode = 'CG002';
    end if;
    return new;
  end if;
  if to_jsonb(new) - decision is distinct from to_jsonb(old) - decision then
    raise exception 'cage: what approval % asks for may not change', old.id using errcode = 'CG002';
  end if;
  if old.state <> 'waiting' and (to_jsonb(new) - 'transaction_ids' is distinct from to_jsonb(old) - 'transaction_ids'
     or old.transaction_ids <> '{}') then
    raise exception 'cage: approval % is decided already', old.id using errcode = 'CG002';
  end if;
  if new.state = 'waiting' and new.decided_by is not null or new.state <> 'approved' and new.transaction_ids <> '{}' then
    raise exception 'cage: approval % was decided by nobody', old.id using errcode = 'CG002';
  end if;
  if old.state = 'waiting' and new.state = 'approved' and not staff_may(new.decided_by, 'approver', 'finance') then
    raise exception 'cage: whoever decides approval % may not', old.id using errcode = 'CG003';
  end if;
  return new;
end $$;
create trigger approvals_kept before insert or update or delete on approvals for each row execute function keep_approval();
alter table approvals enable always trigger approvals_kept;

-- The ledger itself refuses a staff transaction that is not what its action says, whose maker may not, or that is
-- above its threshold without a second person. An actor is `staff:<maker>` or `staff:<maker>+<approver>`; detail
-- names the action and the approval, which counts only for what is posted at the moment it was given.
create function require_second_person() returns trigger language plpgsql as $$
declare
  maker uuid := substring(new.actor from '^staff:([0-9a-f-]{36})')::uuid;
  approver uuid := substring(new.actor from '^staff:[0-9a-f-]{36}\+([0-9a-f-]{36})$')::uuid;
  named text := new.detail ->> 'action';
  rule thresholds;
  worth numeric := new.amount;
begin
  if maker is null or named is null then
    raise exception 'cage: a staff transaction names its maker and its action' using errcode = 'CG003';
  end if;
  if not (case
    when named = 'player.adjust' then new.provider_id = 'staff' and new.kind = 'adjustment'
    when named in ('round.settle', 'round.close') then new.provider_id = 'staff' and new.kind = 'win' and new.round_closed
    when named in ('transaction.rollback', 'round.rollback', 'win.release') then new.provider_id = 'staff' and new.kind = 'rollback'
    when named = 'win.accept' then new.provider_id <> 'staff' and new.kind in ('win', 'jackpot')
    else false end) then
    raise exception 'cage: a % is no %', new.kind, named using errcode = 'CG003';
  end if;
  if not staff_may(maker, 'support', 'approver', 'finance') then
    raise exception 'cage: % may not be done by its maker, and needs another person', named using errcode = 'CG003';
  end if;
  select newest.* into rule from (
    select distinct on (t.currency, t.role) t.* from thresholds t join staff s on s.id = maker
    where t.action = named and t.currency in ('*', new.currency) and t.role in ('*', s.role)
    order by t.currency, t.role, t.version desc
  ) newest order by newest.currency = '*', newest.role = '*' limit 1;
  if rule.currency = '*' then
    worth := new.amount * coalesce((select 1 from settings where base_currency = new.currency),
      (select r.rate from rates r where r.currency = new.currency and r.day <= (new.at at time zone 'UTC')::date
       order by r.day desc, r.revision desc limit 1));
  end if;
  if rule.action is not null and (rule.amount is null or worth <= rule.amount) and approver is null then
    return new;
  end if;
  if approver is null or approver = maker or not exists (
    select from approvals a where a.id = (new.detail ->> 'approval')::uuid and a.state = 'approved' and a.action = named
      and a.maker_id = maker and a.decided_by = approver and a.player_id = new.player_id and a.currency = new.currency
      and a.amount >= new.amount and (a.round_id is null or a.round_id = new.round_id)
      and a.decided_at = new.at and a.transaction_ids = '{}'
  ) then
    raise exception 'cage: % of % % needs a second person', named, new.amount, new.currency using errcode = 'CG003';
  end if;
  return new;
end $$;
create trigger second_person before insert on transactions for each row
  when (new.actor like 'staff:%' or new.provider_id = 'staff' or new.kind = 'adjustment') execute function require_second_person();
alter table transactions enable always trigger second_person;

-- ── The request log: by round, player, transaction ────────────────────────────────────────────────────

alter table requests
  add column provider_round_id text collate "C",
  -- What the call refers to: a rollback's original, a win's bet. A refused rollback is found by this alone.
  add column provider_reference_id text collate "C";
create index requests_at on requests (at desc, id desc);
create index requests_provider on requests (provider_id, at desc, id desc);
create index requests_player on requests (player_id, at desc, id desc);
create index requests_transaction on requests (provider_transaction_id);
create index requests_round on requests (provider_round_id, player_id);
create index requests_reference on requests (provider_reference_id) where provider_reference_id is not null;
