-- Month end: sums per business day, read instead of the postings, and what is settled with each provider.

-- ── The business day ──────────────────────────────────────────────────────────────────────────────────

-- Where a business day begins and ends. Changed by `cage rollups rebuild --zone` alone: every sum follows it.
alter table settings add column business_zone text not null default 'UTC' check (length(business_zone) between 1 and 64);

-- ── Roll-ups ──────────────────────────────────────────────────────────────────────────────────────────

-- Sums of what was accepted, each transaction counted once. Made off the hot path from transactions and postings
-- in the order of their commits, and made anew from them to the same figures at any time (lib/rollups).
create table rollups (
  day          date not null,
  -- Whose round or account it concerns, also where staff posted it; empty: nobody's (deposits, adjustments of balances).
  provider_id  text collate "C" not null,
  -- Of a rollback: its original's. Empty where none was named.
  game_id      text collate "C" not null,
  currency     text collate "C" not null,
  kind         text not null,
  type         text not null,
  -- Of a rollback: what it takes back.
  of_kind      text not null,
  of_type      text not null,
  jackpot_id   text collate "C" not null,
  -- The month it belongs to by what it is about: of a rollback its original's, of what staff decided its round's.
  concerns     date not null,
  -- As the house's account sees it; none: accepted, and moved nothing (free bets, zero wins).
  direction    text not null check (direction in ('in', 'out', 'none')),
  by_staff     boolean not null,
  test         boolean not null,
  transactions bigint not null,
  amount       numeric not null,
  base_amount  numeric not null,
  primary key (day, provider_id, currency, game_id, kind, type, of_kind, of_type, jackpot_id, concerns, direction, by_staff, test)
);
create index rollups_provider on rollups (provider_id, currency, day);

-- How far the roll-ups have come: everything of a database transaction below the horizon is in them, nothing of any other.
create table rollup_state (
  id         boolean primary key default true check (id),
  horizon    xid8 not null default '0',
  zone       text not null default 'UTC',
  rolled_at  timestamptz,
  rebuilt_at timestamptz
);
insert into rollup_state default values;


-- ── Settlement ────────────────────────────────────────────────────────────────────────────────────────

-- The provider's share of GGR in base currency, from a month on: a newer version replaces an older one for months
-- that are not frozen; a frozen month keeps the one it was made with.
create table provider_shares (
  provider_id text collate "C" not null references providers (id),
  version     integer not null check (version > 0),
  from_month  date not null check (from_month = date_trunc('month', from_month)),
  -- [{above, percent}], as texts: of the part of GGR above an amount (up to the next tier's) so many per cent.
  tiers       jsonb not null check (jsonb_typeof(tiers) = 'array' and jsonb_array_length(tiers) between 1 and 10),
  created_by  text not null,
  reason      text not null check (length(reason) between 3 and 500),
  created_at  timestamptz not null,
  primary key (provider_id, version)
);
select make_append_only('provider_shares');

-- A frozen month of a provider: what was settled, sealed. What comes later for it stands in the next open month.
create table settlements (
  id          uuid primary key,
  provider_id text collate "C" not null references providers (id),
  month       date not null check (month = date_trunc('month', month)),
  -- The canonical text that the hash is of (lib/settlement/statement.ts).
  document    text not null,
  sha256      bytea not null check (sha256 = sha256(convert_to(document, 'UTF8'))),
  frozen_by   text not null,
  frozen_at   timestamptz not null,
  reason      text not null check (length(reason) between 3 and 500),
  unique (provider_id, month)
);
select make_append_only('settlements');
