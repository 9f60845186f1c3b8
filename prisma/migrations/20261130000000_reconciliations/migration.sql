-- Reconciliation: a provider's own statement laid beside the ledger for a period; the run and its differences are kept.

-- How a provider's statements are to be read: its columns by name, its words, its times (lib/reconciliation/mapping.ts).
create table statement_mappings (
  provider_id text collate "C" primary key references providers (id),
  mapping     jsonb not null check (jsonb_typeof(mapping) = 'object'),
  saved_by    text not null,
  saved_at    timestamptz not null
);

-- A run. What it found is written in one transaction with its end: a run that failed has its reason and no difference.
create table reconciliations (
  id          uuid primary key,
  provider_id text collate "C" not null references providers (id),
  -- [from_at, to_at); shown as days of this zone.
  from_at     timestamptz not null,
  to_at       timestamptz not null check (to_at > from_at),
  zone        text not null check (length(zone) between 1 and 64),
  file_name   text not null check (length(file_name) between 1 and 255),
  bytes       bigint not null check (bytes >= 0),
  sha256      bytea not null check (length(sha256) = 32),
  -- csv, json, or a studio's journal.
  form        text check (form in ('csv', 'json', 'journal')),
  -- The mapping as it was.
  mapping     jsonb,
  state       text not null check (state in ('waiting', 'running', 'done', 'failed')),
  -- How far it has come: bytes read, and what it does now.
  bytes_read  bigint not null default 0,
  step        text,
  reason      text check (length(reason) between 1 and 1000),
  lines       bigint,
  -- {matched, outside, refused_left_out, missing_here, …}: how many of each.
  counts      jsonb,
  -- [{currency, kind, statement_lines, statement, ledger_transactions, ledger}], amounts as text.
  sums        jsonb,
  -- Sentences about the statement as a whole.
  warnings    jsonb,
  started_by  text not null,
  started_at  timestamptz not null,
  ended_at    timestamptz,
  check ((state in ('done', 'failed')) = (ended_at is not null)),
  check ((state = 'failed') = (reason is not null)),
  check ((state = 'done') = (counts is not null and sums is not null and warnings is not null and lines is not null))
);
create index reconciliations_started on reconciliations (started_at desc, id desc);

create table reconciliation_differences (
  reconciliation_id  uuid not null references reconciliations (id),
  number             integer not null check (number > 0),
  kind               text not null,
  -- What it is about, in a sentence.
  detail             text not null,
  -- The statement's side; its line is null where it has none.
  line               bigint,
  transaction_id     text collate "C",
  statement_kind     text,
  statement_amount   numeric,
  statement_currency text collate "C",
  statement_state    text,
  statement_at       timestamptz,
  statement_round    text collate "C",
  -- The ledger's side; null where it has none.
  ledger_id          uuid,
  ledger_kind        text,
  ledger_amount      numeric,
  ledger_currency    text collate "C",
  ledger_state       text,
  ledger_at          timestamptz,
  round_id           uuid,
  player_id          text collate "C",
  case_id            uuid references cases (id),
  primary key (reconciliation_id, number)
);
create index reconciliation_differences_kind on reconciliation_differences (reconciliation_id, kind, number);
