import { once } from 'node:events'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { now } from '@/lib/clock'
import { laneSettings, urlWithSettings } from '@/lib/db/connection'
import { verifyLedger } from '@/lib/ledger/verify'
import { runBatch } from '@/lib/wallet/run'
import { call, openCasino } from '../support/casino'
import { betOf, rollbackOf } from '../support/commands'
import { ownDatabase } from '../support/database'
import { type Guest, openTable, type Reply, type Table } from '../support/table'

let table: Table
// Lanes of two more processes, as far as the database can tell.
let elsewhere: pg.Pool[] = []
beforeAll(async () => {
  const url = await ownDatabase()
  table = await openTable()
  const connectionString = urlWithSettings(url, { ...laneSettings, role: 'cage_app' })
  elsewhere = [0, 1].map(() => new pg.Pool({ connectionString, max: 4, pipeline: true } as pg.PoolConfig))
})
afterAll(async () => {
  const { checks } = await verifyLedger()
  expect(checks.filter(check => check.ok !== true)).toEqual([])
  await Promise.all(elsewhere.map(pool => pool.end()))
})

test('1,000 bets raced by their rollbacks end in the balance they began with', async () => {
  const guests = await table.seats(40, '100.00')
  for (let race = 0; race < 25; race++) {
    const replies = await Promise.all(
      guests.flatMap((guest, index) => {
        const id = `race-${race}-${index}`
        const pair = [() => table.bet(guest, id, '7.00'), () => table.rollback(guest, `x-${id}`, id)]
        return (race % 2 === 0 ? pair : pair.reverse()).map(act => act())
      }),
    )
    for (const reply of replies) expect(['ok', 'TRANSACTION_ROLLED_BACK']).toContain(reply.outcome)
  }
  expect(await balances(guests)).toEqual(guests.map(() => '100.00'))
})

test('bets raced by their rollbacks through other processes end in the balance they began with', async () => {
  const guests = await table.seats(20, '100.00')
  const outcomes = new Set<string>()
  for (let race = 0; race < 15; race++) {
    const answers = await Promise.all(
      guests.flatMap((guest, index) => {
        const id = `far-${race}-${index}`
        const [here, there] = race % 2 === 0 ? elsewhere : elsewhere.toReversed()
        return [
          runBatch(here!, [betOf(table, guest, id, '7.00')], now()),
          runBatch(there!, [rollbackOf(table, guest, `x-${id}`, id)], now()),
        ]
      }),
    )
    for (const [answer] of answers) outcomes.add(answer!.code ?? 'ok')
  }
  for (const outcome of outcomes) expect(['ok', 'TRANSACTION_ROLLED_BACK']).toContain(outcome)
  expect(await balances(guests)).toEqual(guests.map(() => '100.00'))
})

test('200 identical calls at once have one effect and one answer, byte for byte', async () => {
  const casino = await openCasino()
  const anna = await table.seat('100.00')
  for (const [name, facts, balance] of [
    ['bet', { token: anna.token, transaction_id: 'same-t', amount: '30.00' }, '70.00'],
    ['win', { transaction_id: 'same-w', amount: '5.00' }, '75.00'],
  ] as const) {
    const body = { player_id: anna.id, round_id: 'r1', game_id: 'g1', currency: 'EUR', ...facts }
    const replies = await Promise.all(
      Array.from({ length: 200 }, () => call(casino.url, table.provider.key, `/api/wallet/${name}`, body)),
    )
    expect(new Set(replies.map(reply => `${reply.status} ${reply.text}`)).size).toBe(1)
    expect(replies.filter(reply => reply.headers.get('idempotent-replayed') === null)).toHaveLength(1)
    expect(replies[0]!.body.balance).toBe(balance)
  }
  await casino.close()
})

test('identical calls through three processes at once have one effect and one answer', async () => {
  const anna = await table.seat('100.00')
  const far = () => elsewhere.map(pool => runBatch(pool, [betOf(table, anna, 'thrice', '30.00')], now()))
  const answers = await Promise.all(Array.from({ length: 20 }, far).flat())
  const [here] = await Promise.all([table.bet(anna, 'thrice', '30.00')])
  expect(new Set([...answers.map(([answer]) => answer!.body), here!.text]).size).toBe(1)
  expect(await table.balance(anna)).toBe('70.00')
})

test('one id for two players at once, in crossing order: one wins, the other conflicts, no lane stalls', async () => {
  const [anna, bob] = [await table.seat('1000.00'), await table.seat('1000.00')]
  const began = performance.now()
  let spent = 0
  for (let round = 0; round < 40; round++) {
    const ids = Array.from({ length: 6 }, (_, index) => `cross-${round}-${index}`)
    const order = [...ids.map(id => [anna, id] as const), ...ids.toReversed().map(id => [bob, id] as const)]
    const here = order.map(([guest, id]) =>
      table.bet(guest, id, '1.00').then(reply => [guest, id, reply.outcome] as const),
    )
    const replies = await Promise.all(here)
    for (const id of ids) {
      const outcomes = replies.filter(([, of]) => of === id).map(([, , outcome]) => outcome)
      expect(outcomes.sort()).toEqual(['TRANSACTION_CONFLICT', 'ok'])
      spent++
    }
  }
  expect(performance.now() - began).toBeLessThan(15_000)
  expect((await cents(anna)) + (await cents(bob))).toBe(2000_00 - spent * 100)
})

test('one id for two players at once in two processes, whole batches in crossing order', async () => {
  const guests = await table.seats(6, '1000.00')
  for (let round = 0; round < 25; round++) {
    const ids = guests.map((_, index) => `far-cross-${round}-${index}`)
    const one = guests.map((guest, index) => betOf(table, guest, ids[index]!, '1.00'))
    const other = guests
      .map((_, index) => betOf(table, guests[(index + 1) % 6]!, ids[index]!, '1.00'))
      .toReversed()
    const [mine, theirs] = await Promise.all([
      runBatch(elsewhere[0]!, one, now()),
      runBatch(elsewhere[1]!, other, now()),
    ])
    ids.forEach((_, index) => {
      const outcomes = [mine[index]!.code ?? 'ok', theirs[5 - index]!.code ?? 'ok'].sort()
      expect(outcomes).toEqual(['TRANSACTION_CONFLICT', 'ok'])
    })
  }
})

test('many bets at once never take a hot player below zero, whatever process they come through', async () => {
  const anna = await table.seat('50.00')
  const here = Array.from({ length: 100 }, (_, index) => table.bet(anna, `hot-${index}`, '1.00'))
  const far = Array.from({ length: 60 }, (_, index) =>
    runBatch(elsewhere[index % 2]!, [betOf(table, anna, `hot-far-${index}`, '1.00')], now()),
  )
  const outcomes = [
    ...(await Promise.all(here)).map(reply => reply.outcome),
    ...(await Promise.all(far)).map(([answer]) => answer!.code ?? 'ok'),
  ]
  expect(outcomes.filter(outcome => outcome === 'ok')).toHaveLength(50)
  expect(outcomes.filter(outcome => outcome === 'INSUFFICIENT_FUNDS')).toHaveLength(110)
  expect(await table.balance(anna)).toBe('0.00')
})

test('many rollbacks of one bet at once give it back once', async () => {
  const anna = await table.seat('100.00')
  await table.bet(anna, 'once', '30.00')
  const here = Array.from({ length: 30 }, (_, index) => table.rollback(anna, `once-x${index}`, 'once'))
  const far = Array.from({ length: 20 }, (_, index) =>
    runBatch(elsewhere[index % 2]!, [rollbackOf(table, anna, `once-far${index}`, 'once')], now()),
  )
  const replies: Reply[] = await Promise.all(here)
  for (const [answer] of await Promise.all(far)) expect(answer!.code).toBeNull()
  expect(replies.every(reply => reply.body.balance === '100.00')).toBe(true)
  expect(await table.balance(anna)).toBe('100.00')
})

test('a caller that hangs up is no defect, and its repeat is answered', async () => {
  const casino = await openCasino()
  const anna = await table.seat('100.00')
  const body = {
    player_id: anna.id,
    token: anna.token,
    transaction_id: 'hung',
    round_id: 'r1',
    game_id: 'g1',
    currency: 'EUR',
    amount: '1.00',
  }
  const { connect } = await import('node:net')
  const socket = connect(Number(new URL(casino.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write('POST /api/wallet/bet HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\n{"half":')
  socket.destroy()
  const reply = await call(casino.url, table.provider.key, '/api/wallet/bet', body)
  expect(reply.body.balance).toBe('99.00')
  await casino.close()
})

function balances(guests: Guest[]): Promise<string[]> {
  return Promise.all(guests.map(guest => table.balance(guest)))
}

async function cents(guest: Guest): Promise<number> {
  return Math.round(Number.parseFloat(await table.balance(guest)) * 100)
}
