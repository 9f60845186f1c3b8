import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { now, toDay } from '@/lib/clock'
import { appPool, closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { setRate } from '@/lib/fx/set'
import { rebuildRollups } from '@/lib/rollups/rebuild'
import { rollUp } from '@/lib/rollups/roll'
import { commitOf, sumsOf } from '@/lib/rollups/sums'
import { by } from '@/tests/support/casino'
import { ownDatabase } from '@/tests/support/database'
import { newAgent, put, roundOf } from '@/tests/support/resolving'
import { settled } from '@/tests/support/sealed'
import { type Guest, openTable, type Table } from '@/tests/support/table'

const policies = { win_rollback: 'negative', settled_rollback: 'accept' } as const

let url: string
let tables: { table: Table; guest: Guest }[]

beforeAll(async () => {
  url = await ownDatabase()
  await setRate({ currency: 'USD', day: toDay(now()), rate: '0.923', source: 'test' }, by())
  tables = await Promise.all([seat('live', 'EUR'), seat('live', 'USD'), seat('sandbox', 'EUR')])
})
afterAll(() => Promise.all([closePools(), closePrisma()]))

async function seat(mode: 'live' | 'sandbox', currency: string) {
  const table = await openTable(policies, mode)
  return { table, guest: await table.seat('1000', currency) }
}

/** Every sort of call, under names of its own. */
async function play({ table, guest }: { table: Table; guest: Guest }, name: string): Promise<void> {
  const common = { token: guest.token, player_id: guest.id, currency: guest.currency, game_id: 'g1' }
  const send = (verb: 'bet' | 'win' | 'rollback' | 'jackpot', id: string, facts: object) =>
    table.wallet(verb, { ...common, transaction_id: `${name}-${id}`, round_id: `${name}-r`, ...facts })
  const undo = (id: string, original: string) =>
    table.wallet('rollback', {
      player_id: guest.id,
      transaction_id: `${name}-${id}`,
      original_transaction_id: `${name}-${original}`,
    })
  await send('bet', 'b1', { amount: '1.10' })
  await send('bet', 'b2', { amount: '2', game_id: 'g2', round_id: `${name}-s` })
  await send('bet', 'free', { amount: '0.5', type: 'free' })
  await send('bet', 'poor', { amount: '999999' })
  await undo('x2', 'b2')
  await undo('x2again', 'b2')
  await undo('xnone', 'never')
  await undo('xfree', 'free')
  await send('win', 'w0', { amount: '0' })
  await send('win', 'w1', { amount: '0.7' })
  await send('win', 'wf', { amount: '0.025', type: 'free' })
  await send('win', 'w2', { amount: '0.30', round_closed: true })
  await undo('xw', 'w2')
  await send('win', 'promo', { amount: '0.01', type: 'promo' })
  await send('jackpot', 'j', { amount: '0.5', jackpot_id: 'mega' })
}

/** All sums, to the last digit. */
async function sums(): Promise<string[]> {
  const { rows } = await appPool().query('select to_json(r)::text as line from rollups r order by 1')
  return rows.map(row => row.line)
}

async function rebuilt(): Promise<string[]> {
  await rebuildRollups(now())
  return sums()
}

test('rolled up while writers are at it, and made anew: the same to the last digit', async () => {
  await rollUp(now())
  let isPlaying = true
  let rolls = 0
  const rolling = (async () => {
    for (; isPlaying; rolls++) await Promise.all([rollUp(now()), rollUp(now())])
  })()
  await Promise.all(
    tables.flatMap(one => Array.from({ length: 12 }, (_, index) => play(one, `${one.guest.id}-${index}`))),
  )
  // However fast this machine plays, some of it was played beside roll-ups.
  for (let index = 12; rolls < 4; index++) await play(tables[0]!, `${tables[0]!.guest.id}-${index}`)
  isPlaying = false
  await rolling
  await settled()
  await rollUp(now())
  const incremental = await sums()
  expect(incremental.length).toBeGreaterThan(30)
  expect(await rebuilt()).toEqual(incremental)
  await rollUp(now())
  expect(await sums()).toEqual(incremental)
})

test('what they add up to is what the house holds', async () => {
  const { rows } = await appPool().query(`
    with booked as (
      select p.currency, a.kind, sum(case when a.id = p.destination_id then p.base_amount else -p.base_amount end) as base
      from postings p join accounts a on a.id in (p.source_id, p.destination_id) and a.kind <> 'player' group by 1, 2),
    rolled as (
      select currency, case kind when 'jackpot' then 'jackpot' when 'deposit' then 'cashier' else 'provider' end as kind,
        sum(case direction when 'in' then base_amount else -base_amount end) as base
      from rollups where direction <> 'none' group by 1, 2)
    select count(*)::int as accounts, count(*) filter (where b.base is distinct from r.base)::int as wrong
    from booked b full join rolled r using (currency, kind)`)
  expect(rows[0]).toEqual({ accounts: 6, wrong: 0 })
  const { rows: counted } = await appPool().query(
    `select (select sum(transactions) from rollups)::int as rolled,
       (select count(*) from transactions where effect = 'posted' or effect = 'recorded' and (kind <> 'rollback' or reverses))::int as there`,
  )
  expect(counted[0].rolled).toBe(counted[0].there)
})

test('a rollback is told by what it takes back, with its game and month', async () => {
  const { rows } = await appPool().query(
    `select distinct game_id, of_kind, of_type, direction from rollups where kind = 'rollback' order by 1, 2, 3`,
  )
  expect(rows).toEqual([
    { game_id: 'g1', of_kind: 'bet', of_type: 'free', direction: 'none' },
    { game_id: 'g1', of_kind: 'win', of_type: 'cash', direction: 'in' },
    { game_id: 'g2', of_kind: 'bet', of_type: 'cash', direction: 'out' },
  ])
})

test('what staff decide counts with the provider whose round it is', async () => {
  const { table, guest } = tables[0]!
  const common = { token: guest.token, player_id: guest.id, currency: guest.currency, game_id: 'g2' }
  await table.wallet('bet', { ...common, transaction_id: 'stuck', round_id: 'stuck', amount: '4' })
  const round = await roundOf(table, guest, 'stuck')
  await put(await newAgent('finance'), {
    ...{ action: 'round.settle', playerId: guest.id, roundId: round.id, transactionId: null, caseId: null },
    ...{ amount: '3', direction: null, reason: 'correction', note: 'seen' },
  })
  await settled()
  await rollUp(now())
  const found = await prisma().rollup.findMany({ where: { byStaff: true } })
  expect(found).toMatchObject([
    { providerId: table.provider.id, gameId: 'g2', kind: 'win', direction: 'out' },
  ])
  const incremental = await sums()
  expect(await rebuilt()).toEqual(incremental)
})

test('what is not committed yet keeps what is younger waiting, and then each counts once', async () => {
  const slow = new pg.Client({ connectionString: url })
  await slow.connect()
  await slow.query('begin')
  await slow.query('select pg_current_xact_id()')
  await rollUp(now())
  const before = await sums()
  await play(tables[0]!, 'meanwhile')
  const rolled = await rollUp(now())
  expect(rolled).toEqual({ transactions: '0', sums: 0 })
  expect(await sums()).toEqual(before)
  // The slow one writes a transaction of long ago, as who loads a past in bulk does.
  await slow.query(`insert into transactions select late.* from (select * from transactions where kind = 'bet' and effect = 'posted' limit 1) t,
    jsonb_populate_record(null::transactions, to_jsonb(t) || jsonb_build_object('id', gen_random_uuid(), 'seq', 1000000,
      'provider_transaction_id', 'late', 'effect', 'recorded', 'at', t.at - interval '40 days', 'xid', pg_current_xact_id()::text)) late`)
  await slow.query('commit')
  await slow.end()
  await settled()
  await rollUp(now())
  const incremental = await sums()
  expect(incremental).not.toEqual(before)
  expect(await rebuilt()).toEqual(incremental)
  const { rows } = await appPool().query(
    `select count(*)::int as days from (select distinct day from rollups) d`,
  )
  expect(rows[0].days).toBe(2)
})

test('killed between the sums and the horizon it counts nothing twice', async () => {
  await play(tables[1]!, 'killed')
  const before = await sums()
  const holder = new pg.Client({ connectionString: url })
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from rollup_state for share')
  const rolling = rollUp(now()).then(
    () => 'done',
    () => 'killed',
  )
  const killed = async () => {
    const { rows } = await ownerPool().query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'update rollup_state%' and wait_event_type = 'Lock'`,
    )
    return rows.length > 0
  }
  await expect.poll(killed, { timeout: 20_000 }).toBe(true)
  expect(await rolling).toBe('killed')
  await holder.query('rollback')
  await holder.end()
  expect(await sums()).toEqual(before)
  await settled()
  await rollUp(now())
  const incremental = await sums()
  expect(incremental).not.toEqual(before)
  expect(await rebuilt()).toEqual(incremental)
})

test('a business day of another zone is another day: all is made anew', async () => {
  await rebuildRollups(now())
  await prisma().settings.updateMany({ data: { businessZone: 'Pacific/Kiritimati' } })
  await rollUp(now())
  const there = await sums()
  const state = await prisma().rollupState.findFirstOrThrow()
  expect(state.zone).toBe('Pacific/Kiritimati')
  const { rows } = await appPool().query(
    `select count(*)::int as wrong from rollups where day not in
       (select distinct (at at time zone 'Pacific/Kiritimati')::date from transactions)`,
  )
  expect(rows[0].wrong).toBe(0)
  expect(await rebuilt()).toEqual(there)
})

test('a stretch is found by its index, never by reading the ledger', async () => {
  const client = await appPool().connect()
  await client.query('begin; set local enable_seqscan = off')
  const { rows } = await client.query(
    `explain (format json) ${sumsOf(`${commitOf('t')} >= $2::bigint and ${commitOf('t')} < $3::bigint`)}`,
    ['UTC', '1', '2'],
  )
  await client.query('rollback')
  client.release()
  const plan = JSON.stringify(rows[0])
  expect(plan).toContain('transactions_xid')
  expect(plan).not.toContain('Seq Scan')
})
