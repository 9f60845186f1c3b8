import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { type Report, verifyLedger } from '@/lib/ledger/verify'
import { flushRequests } from '@/lib/requests/log'
import { openCasino } from '../support/casino'
import { ownDatabase } from '../support/database'
import { playEverything } from '../support/honest-ledger'

const posting =
  'transaction_id, wallet_id, seq, source_id, destination_id, currency, amount, rate, rate_day, rate_source, rate_stale, balance_after, at'

let honest: URL
let links: number

beforeAll(async () => {
  honest = new URL(await ownDatabase())
  const casino = await openCasino()
  links = (await playEverything(casino)).links
  await casino.close()
})
afterAll(() => Promise.all([closePools(), closePrisma()]))

test('an honest ledger holds, beside writers and as the application reads it', async () => {
  const report = await verifyLedger()
  expect(complaintsOf(report)).toEqual([])
  expect(report).toMatchObject({ ok: true, complete: true, transactions: links })
  const { rows } = await ownerPool().query('select count(*)::int as count from postings')
  expect(report.postings).toBe(rows[0].count)
})

/** What a superuser does behind the triggers, the check that must name it, and what it says. */
const tampering: [what: string, sql: string, check: string, says: RegExp][] = [
  [
    'an altered amount',
    `update transactions set amount = 31 where ${is('b1')}`,
    'hashes',
    /b1.*hash does not fit/,
  ],
  [
    'the body of a refusal',
    `update transactions set body = replace(body, 'too low', 'fine') where ${is('b3')}`,
    'hashes',
    /b3.*hash/,
  ],
  [
    'a refusal made an acceptance',
    `update transactions set effect = 'recorded', code = null where ${is('b3')}`,
    'hashes',
    /b3/,
  ],
  ['another actor', `update transactions set actor = 'nobody' where ${is('b6')}`, 'hashes', /b6/],
  [
    'a time moved by a microsecond',
    `update transactions set at = at + interval '1 microsecond' where ${is('b6')}`,
    'hashes',
    /finer/,
  ],
  [
    'a posting of another amount',
    `update postings set amount = 29 where ${of('b1')}`,
    'outcomes',
    /its posting of 29/,
  ],
  ['a posting at another rate', `update postings set rate = 2 where ${of('b1')}`, 'hashes', /b1/],
  [
    'a posting the other way',
    `update postings set source_id = destination_id, destination_id = source_id where ${of('b1')}`,
    'outcomes',
    /wrong way/,
  ],
  ['a deleted posting', `delete from postings where ${of('w1')}`, 'outcomes', /w1.*has no posting/],
  [
    'a doubled posting',
    `insert into postings (${posting}) select ${posting.replace(', at', `, at + interval '1 millisecond'`)} from postings where ${of('w1')}`,
    'outcomes',
    /another time/,
  ],
  [
    'a posting of nothing',
    `update postings set seq = 999 where ${of('w1')}`,
    'outcomes',
    /link 999: it has no transaction/,
  ],
  [
    'a posting of a refusal',
    `insert into postings (${posting}) select t.id, t.wallet_id, t.seq, p.source_id, p.destination_id, t.currency, t.amount, p.rate, p.rate_day, p.rate_source, p.rate_stale, t.balance, t.at from transactions t, postings p where t.${is('b3')} and p.${of('b1')} and p.wallet_id = t.wallet_id`,
    'outcomes',
    /refused, but has a posting/,
  ],
  ['a deleted link', `delete from transactions where ${is('b6')}`, 'chains', /comes after link/],
  [
    'the last link deleted',
    `delete from transactions t where kind = 'withdrawal'`,
    'wallets',
    /it stands at link 15, its last is 14/,
  ],
  [
    'a swapped previous hash',
    `update transactions set previous_hash = sha256('x') where ${is('b4')}`,
    'chains',
    /previous hash/,
  ],
  ['a head that is not the last link', `update wallets set head = sha256('x')`, 'wallets', /head/],
  [
    'a changed wallet balance',
    `update wallets set balance = balance + 1 where balance > 0`,
    'wallets',
    /its last link says/,
  ],
  [
    'a negative wallet made lawful no more',
    `alter table wallets drop constraint wallets_balance; update wallets set may_be_negative = false`,
    'wallets',
    /may not be negative/,
  ],
  [
    'a balance in between',
    `update transactions set balance = balance + 1 where ${is('b6')}`,
    'balances',
    /add up to/,
  ],
  [
    'a second reversal',
    `drop index transactions_reversal; update transactions set reverses = true where ${is('y4')}`,
    'reversals',
    /one of 2 reversals/,
  ],
  [
    'a reversal of nothing',
    `update transactions set original_id = gen_random_uuid() where ${is('x4')}`,
    'reversals',
    /does not exist/,
  ],
  [
    'a reversal at another rate',
    `update postings set rate = 3 where ${of('x4')}`,
    'reversals',
    /the other way/,
  ],
  [
    'a bet under a tombstone',
    `update transactions set effect = 'recorded', code = null where ${is('b5')}`,
    'tombstones',
    /was accepted/,
  ],
  [
    'a moved round counter',
    `update rounds set bets_live = bets_live + 1 where provider_round_id = 'r1'`,
    'rounds',
    /live bets/,
  ],
  [
    'a round of another stake',
    `update rounds set stake = 1 where provider_round_id = 'r1'`,
    'rounds',
    /stake 1,/,
  ],
  [
    'a round opened again',
    `update rounds set closed_by = null, status = 'closed' where closed_by is not null`,
    'rounds',
    /closed by nothing/,
  ],
  ['a deleted round', `delete from rounds where provider_round_id = 'r1'`, 'rounds', /no row/],
  [
    'a round of another player',
    `update rounds set player_id = 'x' where provider_round_id = 'r1'`,
    'rounds',
    /not the id/,
  ],
  [
    'a round at another rate',
    `update rounds set rate = 7 where rate is not null`,
    'round rates',
    /its round/,
  ],
  [
    'an account given away',
    `update accounts set provider_id = 'x' where kind = 'provider'`,
    'accounts',
    /not the id/,
  ],
  [
    'a wallet given away',
    `set session_replication_role = replica; update wallets set player_id = 'x' where balance < 0`,
    'accounts',
    /another player/,
  ],
  [
    'a deleted account',
    `set session_replication_role = replica; delete from accounts where kind = 'cashier'`,
    'outcomes',
    /does not exist/,
  ],
  ['a deleted rate', `delete from rates`, 'base', /no rate 0.9215/],
  [
    'money out of nothing',
    `update wallets set balance = balance + 1 where currency = 'USD'`,
    'sums',
    /USD: wallets hold/,
  ],
  [
    'a trigger switched off',
    `alter table transactions disable trigger append_only_row`,
    'guards',
    /switched off/,
  ],
  [
    'a trigger dropped',
    `do $$ begin execute format('drop trigger append_only_truncate on postings_%s', to_char(now() at time zone 'UTC', 'YYYY_MM')); end $$`,
    'guards',
    /is missing/,
  ],
  [
    'a unique key dropped',
    `alter table transactions drop constraint transactions_key`,
    'guards',
    /transactions_key: this unique key is missing/,
  ],
  [
    'a default partition',
    `create table postings_rest partition of postings default; update postings_rest set seq = seq; insert into postings (${posting}) select ${posting.replace(', at', `, at + interval '10 years'`)} from postings limit 1`,
    'partitions',
    /default partition with 1/,
  ],
  [
    'a missing month',
    `do $$ begin execute format('drop table postings_%s', to_char((now() at time zone 'UTC') + interval '1 month', 'YYYY_MM')); end $$`,
    'partitions',
    /missing/,
  ],
]

describe('tampering is named', () => {
  test.each(tampering)('%s', async (_what, sql, check, says) => {
    const report = await tampered(sql)
    expect(report).toMatchObject({ ok: false, complete: true })
    const found = report.checks.find(({ name }) => name === check)!
    expect(complaintsOf(report).join('\n')).toMatch(says)
    expect(found).toMatchObject({ ok: false })
    expect(found.examples.join('\n')).toMatch(says)
  })
})

describe('what cannot be read is incomplete, never ok', () => {
  test('a missing table', async () => {
    const report = await tampered('drop table tombstones')
    expect(report).toMatchObject({ ok: false, complete: false })
    expect(report.checks.find(({ name }) => name === 'tombstones')).toMatchObject({ ok: 'incomplete' })
    expect(report.checks.find(({ name }) => name === 'hashes')).toMatchObject({ ok: true })
  })

  test('a table it may not read', async () => {
    const reader = `reader_${randomBytes(4).toString('hex')}`
    const sql = `create role ${reader} login password 'reads'; grant cage_app to ${reader}; revoke select on rounds from cage_app`
    const report = await tampered(sql, url => {
      Object.assign(url, { username: reader, password: 'reads' })
    })
    expect(report).toMatchObject({ ok: false, complete: false })
    expect(report.checks.find(({ name }) => name === 'rounds')!.examples).toEqual([
      expect.stringMatching(/permission denied/),
    ])
  })

  test('rows that a policy hides', async () => {
    const reader = `reader_${randomBytes(4).toString('hex')}`
    const sql = `create role ${reader} login password 'reads'; grant cage_app to ${reader}; alter table wallets enable row level security`
    const report = await tampered(sql, url => {
      Object.assign(url, { username: reader, password: 'reads' })
    })
    expect(report).toMatchObject({ ok: false, complete: false })
  })

  test('a check that takes too long', async () => {
    const report = await tampered(
      `alter table rounds rename to rounds_kept; create view rounds as select * from rounds_kept where pg_sleep(0.5) is not null`,
      () => {},
      300,
    )
    expect(report.checks.find(({ name }) => name === 'rounds')).toMatchObject({ ok: 'incomplete' })
    expect(report.ok).toBe(false)
  })

  test('a database that is not there', async () => {
    const report = await verifyAt(new URL('postgresql://nobody@127.0.0.1:1/nothing'))
    expect(report).toMatchObject({ ok: false, complete: false, transactions: 0 })
    expect(report.checks.every(check => check.ok === 'incomplete')).toBe(true)
  })
})

function is(name: string): string {
  return `provider_transaction_id like '${name}-%'`
}

function of(name: string): string {
  return `transaction_id in (select id from transactions where ${is(name)})`
}

/** The report on a copy of the honest ledger, after a superuser did this to it with its triggers off. */
async function tampered(
  sql: string,
  change: (url: URL) => void = () => {},
  timeout?: number,
): Promise<Report> {
  await flushRequests()
  await Promise.all([closePools(), closePrisma()])
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = honest.pathname.slice(1)
  const main = new URL(honest)
  main.pathname = '/postgres'
  await run(main, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${template}'`)
  await run(main, `create database ${name} template ${template}`)
  const url = new URL(honest)
  url.pathname = `/${name}`
  await run(url, triggers('disable trigger'))
  await run(url, sql)
  if (!sql.includes(' trigger ')) await run(url, triggers('enable always trigger'))
  change(url)
  const report = await verifyAt(url, timeout)
  await run(main, `drop database ${name} with (force)`)
  return report
}

async function verifyAt(url: URL, timeout?: number): Promise<Report> {
  process.env.DATABASE_URL = url.href
  try {
    return await verifyLedger({ timeout })
  } finally {
    process.env.DATABASE_URL = honest.href
  }
}

async function run(url: URL, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

function triggers(how: string): string {
  return `do $$ declare t record; begin
    for t in select tgrelid::regclass as name, tgname from pg_trigger where tgname like 'append_only_%' loop
      execute format('alter table %s ${how} %I', t.name, t.tgname);
    end loop;
  end $$`
}

function complaintsOf(report: Report): string[] {
  return report.checks.flatMap(check => check.examples.map(example => `${check.name}: ${example}`))
}
