-- Exports: a list, or the ledger, exactly as it is filtered and all of it, made into a file behind the page.
-- The table is its own queue: a worker takes the oldest that waits, or one whose worker's heart has stopped.

create table exports (
  id           uuid primary key,
  -- Which list (lib/exports/kinds.ts), and its filter as the URL has it: {name: value}.
  kind         text not null check (length(kind) between 1 and 64),
  asked        jsonb not null check (jsonb_typeof(asked) = 'object'),
  form         text not null check (form in ('csv', 'xlsx', 'parquet')),
  -- Whether the CSV begins with a byte order mark, which some spreadsheets need to read UTF-8.
  bom          boolean not null,
  state        text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled', 'expired')),
  -- Who asked for it: an actor, and the member of staff where it is one, whose permissions are looked at again.
  made_by      text not null,
  staff_id     uuid references staff (id),
  made_at      timestamptz not null,
  -- How often a worker has begun it, and which one has it. A file belongs to one attempt.
  attempt      integer not null default 0,
  worker       uuid,
  started_at   timestamptz,
  heartbeat_at timestamptz,
  -- What is to be written, where it is known beforehand; what is written.
  rows_total   bigint check (rows_total >= 0),
  rows_done    bigint not null default 0,
  bytes        bigint not null default 0,
  ended_at     timestamptz,
  -- The name of the file under CAGE_EXPORTS, and of its bytes the hash.
  file         text,
  sha256       bytea check (length(sha256) = 32),
  -- [{column, currency, sum}], sums as texts.
  sums         jsonb,
  -- Why it failed, in a sentence; or what whoever reads the file should know.
  reason       text,
  expires_at   timestamptz,
  check ((state = 'running') = (worker is not null and heartbeat_at is not null)),
  check (state not in ('done', 'expired') or (file is not null and sha256 is not null and sums is not null and expires_at is not null)),
  check (state <> 'failed' or reason is not null),
  check ((state in ('queued', 'running')) = (ended_at is null)),
  check (not bom or form = 'csv')
);
create index exports_made on exports (made_at desc, id desc);
create index exports_waiting on exports (made_at, id) where state in ('queued', 'running');
