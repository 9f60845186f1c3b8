import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drainLanes, laneDepth } from '@/lib/wallet/queue'
import { ownDatabase } from '../support/database'
import { type Guest, openTable, type Table } from '../support/table'

// Lanes of this file's own, short and impatient. A file is a process of its own to the lanes.
let admin: pg.Client
let table: Table
let anna: Guest
beforeAll(async () => {
  Object.assign(process.env, {
    CAGE_LANES: '1',
    CAGE_LANE_LENGTH: '10',
    CAGE_BATCH: '4',
    CAGE_DEADLINE_MS: '400',
  })
  const url = await ownDatabase()
  admin = new pg.Client({ connectionString: url })
  await admin.connect()
  table = await openTable()
  anna = await table.seat('100.00')
})
afterAll(() => admin.end())

/** Holds a wallet, so that its lane stands still until it is let go. */
async function hold(guest: Guest): Promise<() => Promise<unknown>> {
  await admin.query('begin')
  await admin.query('select from wallets where player_id = $1 for update', [guest.id])
  return () => admin.query('commit')
}

test('a full lane refuses with BUSY and Retry-After at once; what it has taken is answered', async () => {
  const release = await hold(anna)
  const first = table.bet(anna, 'b0', '1.00')
  await sleep(100)
  const waiting = Array.from({ length: 10 }, (_, index) => table.bet(anna, `b${index + 1}`, '1.00'))
  await sleep(50)
  expect(laneDepth()).toBe(10)
  const began = performance.now()
  const refused = await table.bet(anna, 'b11', '1.00')
  expect([refused.status, refused.outcome, refused.headers['retry-after']]).toEqual([503, 'BUSY', '1'])
  expect(refused.body.error.retryable).toBe(true)
  expect(performance.now() - began).toBeLessThan(200)
  await release()
  expect((await first).outcome).toBe('ok')
  for (const reply of await Promise.all(waiting)) expect(reply.outcome).toBe('ok')
  expect((await table.bet(anna, 'b11', '1.00')).body.balance).toBe('88.00')
})

test('what has waited past its deadline is BUSY and undone; what is in a batch is answered by its outcome', async () => {
  const before = await table.balance(anna)
  const release = await hold(anna)
  const inBatch = table.bet(anna, 'd0', '1.00')
  await sleep(50)
  const late = await Promise.all([table.bet(anna, 'd1', '1.00'), table.win(anna, 'd2', '1.00')])
  expect(late.map(reply => reply.outcome)).toEqual(['BUSY', 'BUSY'])
  await sleep(400)
  await release()
  expect((await inBatch).outcome).toBe('ok')
  expect(await table.balance(anna)).toBe((Number(before) - 1).toFixed(2))
})

test('draining answers what was taken and refuses what comes', async () => {
  const release = await hold(anna)
  const taken = [table.bet(anna, 'e0', '1.00'), table.bet(anna, 'e1', '1.00')]
  await sleep(50)
  const drained = drainLanes()
  expect((await table.bet(anna, 'e2', '1.00')).outcome).toBe('BUSY')
  await release()
  await drained
  for (const reply of await Promise.all(taken)) expect(reply.outcome).toBe('ok')
  expect((await table.bet(anna, 'e3', '1.00')).outcome).toBe('BUSY')
})
