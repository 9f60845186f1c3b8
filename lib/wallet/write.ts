import { toDay, toTimestamp } from '@/lib/clock'
import { plainArray, textArray } from '@/lib/db/arrays'
import type { Statement } from '@/lib/db/conversation'
import { newId } from '@/lib/ids'
import type { Account } from '@/lib/ledger/account'
import { caseCommand } from './case-command'
import { type Column, linkColumns, postingColumns, roundColumns, walletColumns } from './columns'
import type { Command } from './command'
import type { CaseRecord, Link, Writes } from './writes'

const roundKeys = ['id', 'provider_id', 'game_id', 'provider_round_id', 'player_id', 'currency', 'opened_at']

/** One statement writes a batch: its transactions, postings, wallets and rounds. */
export const writeBatch = buildWrite()

const insertAccounts = `
insert into accounts (id, kind, currency, provider_id, jackpot_id, created_at)
select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) on conflict do nothing`

const insertTombstones = `
insert into tombstones (provider_id, player_id, provider_transaction_id, laid_by, at)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) on conflict do nothing`

const insertCases = `
insert into cases (id, dedupe, kind, provider_id, player_id, round_id, provider_transaction_id, code, currency, amount, command, opened_at, since, updated_at)
select *, c.at, c.at from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[],
  $9::text[], $10::numeric[], $11::jsonb[], $12::timestamptz[]) as c (id, dedupe, kind, provider_id, player_id, round_id,
  provider_transaction_id, code, currency, amount, command, at) on conflict do nothing`

/** The statements that write a batch. Keys go in one order in every insert: no two batches can deadlock on them. */
export function writeStatements(writes: Writes): Statement[] {
  const statements: Statement[] = []
  if (writes.accounts.size > 0) statements.push(accountsStatement([...writes.accounts]))
  if (writes.tombstones.length > 0) statements.push(tombstonesStatement(writes.tombstones))
  if (writes.cases.length > 0) statements.push(casesStatement(writes.cases))
  if (writes.links.length > 0) {
    const links = writes.links.toSorted(byKey)
    const posted = links.filter(link => link.posting)
    const values = [
      ...linkColumns.map(column => column[2](links)),
      ...postingColumns.map(column => column[2](posted)),
      ...walletColumns.map(column => column[2]([...writes.wallets.values()])),
      ...roundColumns.map(column => column[2]([...writes.rounds.values()])),
    ]
    statements.push({ text: writeBatch, values })
  }
  return statements
}

function accountsStatement(accounts: [string, Account][]): Statement {
  const sorted = accounts.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const kinds = sorted.map(([, account]) => account)
  return {
    text: insertAccounts,
    values: [
      plainArray(sorted.map(([id]) => id)),
      plainArray(kinds.map(account => account.kind)),
      plainArray(kinds.map(account => account.currency)),
      textArray(kinds.map(account => ('providerId' in account ? account.providerId : null))),
      textArray(kinds.map(account => (account.kind === 'jackpot' ? account.jackpotId : null))),
      plainArray(kinds.map(() => new Date().toISOString())),
    ],
  }
}

function tombstonesStatement(rollbacks: Command[]): Statement {
  const sorted = rollbacks.toSorted((a, b) =>
    compareText(a.playerId + a.referenceId, b.playerId + b.referenceId),
  )
  return {
    text: insertTombstones,
    values: [
      textArray(sorted.map(c => c.subjectId)),
      textArray(sorted.map(c => c.playerId)),
      textArray(sorted.map(c => c.referenceId)),
      textArray(sorted.map(c => c.transactionId)),
      plainArray(sorted.map(() => new Date().toISOString())),
    ],
  }
}

function casesStatement(cases: CaseRecord[]): Statement {
  const keyed = cases.map(opened => ({ ...opened, dedupe: dedupeKey(opened) }))
  const sorted = keyed.toSorted((a, b) => compareText(a.dedupe, b.dedupe))
  return {
    text: insertCases,
    values: [
      plainArray(sorted.map(() => newId())),
      textArray(sorted.map(c => c.dedupe)),
      plainArray(sorted.map(c => c.kind)),
      textArray(sorted.map(c => c.command.subjectId)),
      textArray(sorted.map(c => c.command.playerId)),
      plainArray(sorted.map(c => c.original?.roundId ?? c.command.roundId)),
      textArray(sorted.map(c => c.command.transactionId)),
      plainArray(sorted.map(c => c.code)),
      plainArray(sorted.map(c => c.original?.currency ?? c.command.currency)),
      plainArray(sorted.map(c => c.original?.amount ?? c.command.amount)),
      textArray(sorted.map(c => (c.kind === 'stale_rate' ? null : JSON.stringify(caseCommand(c.command))))),
      plainArray(sorted.map(c => toTimestamp(c.at))),
    ],
  }
}

/** One case a call and kind, however often the provider repeats it; a stale rate, one a currency and day. */
function dedupeKey({ kind, command, at }: CaseRecord): string {
  if (kind === 'stale_rate') return JSON.stringify([kind, command.currency, toDay(at)])
  return JSON.stringify([
    kind,
    command.providerId,
    command.playerId,
    command.transactionId,
    command.fingerprint,
  ])
}

function buildWrite(): string {
  let parameter = 0
  const source = (columns: Column<never>[], name: string) => {
    const arrays = columns.map(([, type]) => `$${++parameter}::${type === 'hex' ? 'text' : type}[]`)
    return `unnest(${arrays.join(', ')}) as ${name} (${columns.map(([column]) => column).join(', ')})`
  }
  const picked = (columns: Column<never>[], name: string) =>
    columns
      .map(([column, type]) => (type === 'hex' ? `decode(${name}.${column}, 'hex')` : `${name}.${column}`))
      .join(', ')
  const insert = (table: string, columns: Column<never>[]) =>
    `insert into ${table} (${columns.map(([column]) => column).join(', ')}) select ${picked(columns, 'n')} from ${source(columns, 'n')}`
  const changed = roundColumns.map(([column]) => column).filter(column => !roundKeys.includes(column))
  return `
with links as (${insert('transactions', linkColumns as Column<never>[])}),
posted as (${insert('postings', postingColumns as Column<never>[])}),
moved as (update wallets w set balance = n.balance, may_be_negative = n.may_be_negative, seq = n.seq, head = decode(n.head, 'hex')
  from ${source(walletColumns as Column<never>[], 'n')} where w.id = n.id)
${insert('rounds', roundColumns as Column<never>[])}
on conflict (id) do update set ${changed.map(column => `${column} = excluded.${column}`).join(', ')}`
}

function byKey(a: Link, b: Link): number {
  return (
    compareText(a.providerId, b.providerId) ||
    compareText(a.scope, b.scope) ||
    compareText(a.providerTransactionId, b.providerTransactionId)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
