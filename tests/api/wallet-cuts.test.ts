import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lanePool } from '@/lib/db/pools'
import { verifyLedger } from '@/lib/ledger/verify'
import { ownDatabase } from '../support/database'
import { type Guest, openTable, type Reply, type Table } from '../support/table'

let admin: pg.Client
let table: Table
beforeAll(async () => {
  admin = new pg.Client({ connectionString: await ownDatabase() })
  await admin.connect()
  table = await openTable()
})
afterAll(() => admin.end())

/** Cuts the application's connections, but for what is told to be spared. */
async function cut(spared = ''): Promise<number> {
  const { rows } = await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'cage' and query !~ $1`,
    [spared || '^$never'],
  )
  return rows.length
}

test('connections cut in the middle of load: 200 or 503 only, repeats resolve, nothing is lost or doubled', async () => {
  const guests = await table.seats(16, '1000.00')
  const sent = new Map<Guest, number>(guests.map(guest => [guest, 0]))
  const statuses: Record<number, number> = {}
  const note = (reply: Reply) => {
    statuses[reply.status] = (statuses[reply.status] ?? 0) + 1
    if (reply.status !== 200) expect([reply.outcome, reply.headers['retry-after']]).toEqual(['BUSY', '1'])
    return reply
  }
  let playing = true
  const load = guests.map(async guest => {
    while (playing) {
      const id = `${guest.id}-${sent.get(guest)! + 1}`
      sent.set(guest, sent.get(guest)! + 1)
      note(await table.bet(guest, id, '0.50'))
      note(await table.wallet('balance', { player_id: guest.id, currency: 'EUR' }))
      note(await table.wallet('auth', { token: guest.token }))
      if (sent.get(guest)! % 5 === 0) note(await table.rollback(guest, `x-${id}`, id))
    }
  })
  let cuts = 0
  // At least 25 times, and on until enough was answered between the cuts: a slow machine takes longer.
  for (let round = 0; round < 25 || (round < 500 && (statuses[200] ?? 0) <= 100); round++) {
    await sleep(80)
    cuts += await cut()
  }
  playing = false
  await Promise.all(load)
  expect(cuts).toBeGreaterThan(25)
  expect(statuses[503]).toBeGreaterThan(0)
  expect(statuses[200]).toBeGreaterThan(100)
  expect(Object.keys(statuses).sort()).toEqual(['200', '503'])
  for (const guest of guests) await resolve(guest, sent.get(guest)!)
  const { checks } = await verifyLedger()
  expect(checks.filter(check => check.ok !== true)).toEqual([])
}, 120_000)

/** Sends everything again: each bet has had one effect; every fifth was given back, or its rollback came first. */
async function resolve(guest: Guest, count: number): Promise<void> {
  let spent = 0
  for (let number = 1; number <= count; number++) {
    const id = `${guest.id}-${number}`
    const bet = await table.bet(guest, id, '0.50')
    if (number % 5 === 0) {
      expect(['ok', 'TRANSACTION_ROLLED_BACK']).toContain(bet.outcome)
      expect((await table.rollback(guest, `x-${id}`, id)).outcome).toBe('ok')
    } else {
      expect(bet.outcome).toBe('ok')
      spent += 50
    }
  }
  expect(await table.balance(guest)).toBe(((1000_00 - spent) / 100).toFixed(2))
}

describe('the pool', () => {
  test('recovers by itself from a cut while nothing is going on', async () => {
    const guest = await table.seat('10.00')
    await cut()
    await sleep(100)
    expect((await table.bet(guest, `idle-${guest.id}`, '1.00')).outcome).toBe('ok')
    expect(lanePool().totalCount).toBeLessThanOrEqual(3)
  })

  test('answers BUSY while the database lets nobody in, and goes on when it does', async () => {
    const guest = await table.seat('10.00')
    const name = (await admin.query('select current_database() as name')).rows[0].name
    const keeper = new pg.Client({
      connectionString: process.env.DATABASE_URL!.replace(`/${name}`, '/postgres'),
    })
    await keeper.connect()
    await keeper.query(`alter database ${name} allow_connections false`)
    await cut()
    const shut = await table.bet(guest, `shut-${guest.id}`, '1.00')
    expect([shut.status, shut.outcome]).toEqual([503, 'BUSY'])
    await keeper.query(`alter database ${name} allow_connections true`)
    await keeper.end()
    expect((await table.bet(guest, `shut-${guest.id}`, '1.00')).body.balance).toBe('9.00')
  })

  test('answers BUSY while the database takes no writes, and goes on when it does', async () => {
    const guest = await table.seat('10.00')
    const name = (await admin.query('select current_database() as name')).rows[0].name
    await admin.query(`alter database ${name} set default_transaction_read_only = on`)
    await cut()
    await sleep(50)
    expect((await table.bet(guest, `read-only-${guest.id}`, '1.00')).outcome).toBe('BUSY')
    await admin.query(`alter database ${name} reset default_transaction_read_only`)
    await cut()
    await sleep(50)
    expect((await table.bet(guest, `read-only-${guest.id}`, '1.00')).body.balance).toBe('9.00')
  })

  test('waits for a wallet that somebody holds, and is answered when it is let go', async () => {
    const guest = await table.seat('10.00')
    await admin.query('begin')
    await admin.query('select from wallets where player_id = $1 for update', [guest.id])
    const waiting = table.bet(guest, `held-${guest.id}`, '1.00')
    await sleep(200)
    await admin.query('commit')
    expect((await waiting).body.balance).toBe('9.00')
  })
})
