-- Seals: at set times all that was committed since the last seal is put under one signed hash, chained to the last
-- and written outside the database as well. Whoever rewrites a chain whole, or cuts its end off, cannot rewrite those.

-- ── Windows of commits ────────────────────────────────────────────────────────────────────────────────

-- A seal covers what committed with from_xid <= xid < to_xid. BRIN knows no xid8, so it stands here as a bigint.
-- A few pages a gigabyte, and nothing to write for a new row until vacuum sums up its page range: nearly free.
create index transactions_xid on transactions using brin ((xid::text::bigint)) with (pages_per_range = 32, autosummarize = on);

-- ── Keys ──────────────────────────────────────────────────────────────────────────────────────────────

-- Ed25519. A seal names the key that signs the next one, so that none can be brought in from outside.
create table seal_keys (
  public_key    bytea primary key check (length(public_key) = 32),
  secret_sealed bytea not null,
  made_by       text not null,
  made_at       timestamptz not null
);

-- ── Seals ─────────────────────────────────────────────────────────────────────────────────────────────

create table seals (
  number            bigint primary key check (number > 0),
  taken_at          timestamptz not null check (taken_at = date_trunc('milliseconds', taken_at)),
  previous_hash     bytea not null check (length(previous_hash) = 32),
  from_xid          bigint not null check (from_xid >= 0),
  -- The horizon: every transaction of the database below it had ended when the seal was taken.
  to_xid            bigint not null check (to_xid >= from_xid),
  transactions      bigint not null check (transactions >= 0),
  transactions_root bytea not null check (length(transactions_root) = 32),
  wallets           bigint not null check (wallets >= 0),
  wallets_root      bytea not null check (length(wallets_root) = 32),
  -- The head of the audit's chain at that moment.
  audit_seq         bigint not null,
  audit_hash        bytea not null check (length(audit_hash) = 32),
  key               bytea not null references seal_keys (public_key),
  next_key          bytea not null references seal_keys (public_key),
  hash              bytea not null check (length(hash) = 32),
  signature         bytea not null check (length(signature) = 64)
);
select make_append_only('seals');

-- Where a seal was written outside, and when.
create table seal_copies (
  number     bigint not null references seals (number),
  place      text not null check (length(place) between 1 and 4096),
  written_at timestamptz not null,
  primary key (number, place)
);
select make_append_only('seal_copies');

-- ── Verifications ─────────────────────────────────────────────────────────────────────────────────────

create table verifications (
  id           uuid primary key,
  -- whole: all there is; since: what was committed after seal since_seal.
  kind         text not null check (kind in ('whole', 'since')),
  since_seal   bigint,
  -- The newest seal that was there and was checked.
  seal         bigint,
  state        text not null check (state in ('running', 'done')),
  started_by   text not null,
  started_at   timestamptz not null,
  checks_total integer not null,
  checks_done  integer not null default 0,
  ok           boolean,
  complete     boolean,
  transactions bigint,
  postings     bigint,
  seals        bigint,
  audit_events bigint,
  took_ms      integer,
  -- [{name, ok, rows, violations, examples, took_ms}]
  checks       jsonb,
  check ((state = 'done') = (ok is not null and complete is not null and took_ms is not null and checks is not null)),
  check ((kind = 'since') = (since_seal is not null))
);
create index verifications_started on verifications (started_at desc, id desc);
