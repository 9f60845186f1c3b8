import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Instant, toTimestamp } from '@/lib/clock'
import { plainArray, textArray } from '@/lib/db/arrays'
import { walletId } from '@/lib/ledger/account'
import { sha256 } from '@/lib/ledger/link'
import { copyLine, columns as requestColumns } from '@/lib/requests/row'
import { type Column, linkColumns, postingColumns, roundColumns, walletColumns } from '@/lib/wallet/columns'
import type { Round, Wallet } from '@/lib/wallet/state'
import { writeStatements } from '@/lib/wallet/write'
import { noWrites } from '@/lib/wallet/writes'
import type { PastSession, Played } from './casino'
import type { Person } from './people'

/** Writes what was played, in bulk: every table's rows in one statement, rounds with the time they last changed. */
export async function writePlayed(client: pg.PoolClient, played: Played): Promise<void> {
  const { writes, touched, tombstones, sessions, requests } = played
  const { accounts, cases, links } = writes
  for (const { text, values } of writeStatements({ ...noWrites(), accounts, cases }))
    await client.query(text, values)
  await insert(client, 'sessions', sessionColumns, sessions)
  await insert(client, 'tombstones', tombstoneColumns, tombstones)
  await insert(client, 'rounds', roundColumnsAt(touched), [...writes.rounds.values()])
  await insert(client, 'transactions', linkColumns, links)
  await insert(
    client,
    'postings',
    postingColumns,
    links.filter(link => link.posting),
  )
  if (requests.length > 0)
    await copy(client, `copy requests (${requestColumns}) from stdin`, requests.map(copyLine))
}

/** The players with their accounts and wallets; answers the ids of those who were not there before. */
export async function writePeople(client: pg.PoolClient, people: Person[]): Promise<Set<string>> {
  const { rows } = await insert(
    client,
    'players',
    personColumns,
    people,
    'on conflict do nothing returning id',
  )
  const fresh = new Set<string>(rows.map(row => row.id))
  const added = people.filter(person => fresh.has(person.id))
  await insert(client, 'accounts', accountColumns, added)
  await insert(client, 'wallets', emptyWalletColumns, added)
  return fresh
}

/** Where the wallets stand when everything is played. */
export async function writeWallets(client: pg.PoolClient, wallets: Wallet[]): Promise<void> {
  const { arrays, names } = sourceOf(walletColumns)
  await client.query(
    `update wallets w set balance = n.balance, may_be_negative = n.may_be_negative, seq = n.seq, head = decode(n.head, 'hex')
     from unnest(${arrays}) as n (${names}) where w.id = n.id`,
    walletColumns.map(column => column[2](wallets)),
  )
}

function insert<T>(
  client: pg.PoolClient,
  table: string,
  columns: Column<T>[],
  rows: T[],
  suffix = '',
): Promise<pg.QueryResult> {
  const { arrays, names } = sourceOf(columns)
  const picked = columns.map(([name, type]) => (type === 'hex' ? `decode(n.${name}, 'hex')` : `n.${name}`))
  return client.query(
    `insert into ${table} (${names}) select ${picked.join(', ')} from unnest(${arrays}) as n (${names}) ${suffix}`,
    columns.map(column => column[2](rows)),
  )
}

function sourceOf<T>(columns: Column<T>[]): { arrays: string; names: string } {
  const arrays = columns.map(([, type], index) => `$${index + 1}::${type === 'hex' ? 'text' : type}[]`)
  return { arrays: arrays.join(', '), names: columns.map(([name]) => name).join(', ') }
}

/** A round's columns are the wallet's own, but for when it last changed: that was not now. */
function roundColumnsAt(touched: Map<string, Instant>): Column<Round>[] {
  return roundColumns.map(column =>
    column[0] === 'updated_at'
      ? [
          'updated_at',
          'timestamptz',
          rounds => plainArray(rounds.map(round => toTimestamp(touched.get(round.id) ?? round.openedAt))),
        ]
      : column,
  )
}

const sessionColumns: Column<PastSession>[] = [
  ['id', 'uuid', rows => plainArray(rows.map(row => row.id))],
  ['token_hash', 'hex', rows => plainArray(rows.map(row => sha256(row.token)))],
  ['player_id', 'text', rows => textArray(rows.map(row => row.playerId))],
  ['provider_id', 'text', rows => textArray(rows.map(row => row.providerId))],
  ['game_id', 'text', rows => textArray(rows.map(row => row.gameId))],
  ['currency', 'text', rows => plainArray(rows.map(row => row.currency))],
  ['created_at', 'timestamptz', rows => plainArray(rows.map(row => toTimestamp(row.at)))],
  ['expires_at', 'timestamptz', rows => plainArray(rows.map(row => toTimestamp(row.expiresAt)))],
]

const tombstoneColumns: Column<Played['tombstones'][number]>[] = [
  ['provider_id', 'text', rows => textArray(rows.map(row => row.command.subjectId))],
  ['player_id', 'text', rows => textArray(rows.map(row => row.command.playerId))],
  ['provider_transaction_id', 'text', rows => textArray(rows.map(row => row.command.referenceId))],
  ['laid_by', 'text', rows => textArray(rows.map(row => row.command.transactionId))],
  ['at', 'timestamptz', rows => plainArray(rows.map(row => toTimestamp(row.at)))],
]

const personColumns: Column<Person>[] = [
  ['id', 'text', people => textArray(people.map(person => person.id))],
  ['currency', 'text', people => plainArray(people.map(person => person.currency))],
  ['country', 'text', people => plainArray(people.map(person => person.country))],
  ['language', 'text', people => plainArray(people.map(person => person.language))],
  ['display_name', 'text', people => textArray(people.map(person => person.name))],
  ['test', 'boolean', people => plainArray(people.map(person => person.test))],
  ['created_at', 'timestamptz', people => plainArray(people.map(person => toTimestamp(person.joinedAt)))],
  ['updated_at', 'timestamptz', people => plainArray(people.map(person => toTimestamp(person.joinedAt)))],
]

const accountColumns: Column<Person>[] = [
  ['id', 'uuid', people => plainArray(people.map(person => walletId(person.id, person.currency)))],
  ['kind', 'text', people => plainArray(people.map(() => 'player'))],
  ['currency', 'text', people => plainArray(people.map(person => person.currency))],
  ['player_id', 'text', people => textArray(people.map(person => person.id))],
  ['created_at', 'timestamptz', people => plainArray(people.map(person => toTimestamp(person.joinedAt)))],
]

const emptyWalletColumns: Column<Person>[] = [
  ['id', 'uuid', people => plainArray(people.map(person => walletId(person.id, person.currency)))],
  ['player_id', 'text', people => textArray(people.map(person => person.id))],
  ['currency', 'text', people => plainArray(people.map(person => person.currency))],
]

async function copy(client: pg.PoolClient, text: string, lines: string[]): Promise<void> {
  const stream = client.query(copyFrom(text))
  await new Promise<void>((resolve, reject) => {
    stream.on('finish', resolve).on('error', reject)
    stream.end(lines.join(''))
  })
}
