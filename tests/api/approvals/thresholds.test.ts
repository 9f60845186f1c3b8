import { beforeAll, expect, test } from 'vitest'
import { listApprovals } from '@/lib/approvals/list'
import { listThresholds } from '@/lib/approvals/list-thresholds'
import { setThreshold } from '@/lib/approvals/set-threshold'
import { thresholdFor } from '@/lib/approvals/threshold'
import { now, toDay } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { setRate } from '@/lib/fx/set'
import { toAmount } from '@/lib/money/amount'
import type { CurrentStaff } from '@/lib/staff/current'
import { by } from '../../support/casino'
import { ownDatabase } from '../../support/database'
import { acting, hold, intentFor, newAgent, preview, put, refusalOf } from '../../support/resolving'
import { openTable, type Table } from '../../support/table'

let table: Table
let admin: CurrentStaff
beforeAll(async () => {
  await ownDatabase()
  table = await openTable()
  admin = await newAgent('admin')
  await setRate({ day: toDay(now()), currency: 'USD', rate: '0.5', source: 'test' }, by())
})

const action = 'player.adjust'
const set = (currency: string, role: string, amount: string | null, seen = 0) =>
  acting(admin, scope => setThreshold(scope, { action, currency, role, amount, reason: 'a test', seen }))
const needs = async (currency: string, role: string, amount: string) =>
  (await thresholdFor(prisma(), { action, currency, role, amount: toAmount(amount), day: toDay(now()) }))
    .needsSecondPerson

test('a request that nobody else could approve cannot be raised', async () => {
  const agent = await newAgent('support')
  const lone = await newAgent('approver')
  const guest = await table.seat('1.00')
  const intent = intentFor(guest, action, { amount: '500', direction: 'credit' })
  expect(await refusalOf(preview(lone, intent))).toMatch(/nobody else here could approve/)
  expect((await preview(agent, intent)).needsSecondPerson).toBe(true)
  await prisma().staff.update({ where: { id: lone.id }, data: { disabledAt: new Date() } })
  expect(await refusalOf(put(agent, intent))).toMatch(/nobody else here could approve/)
  expect(await prisma().approval.count()).toBe(0)
})

test('the most exact threshold counts: currency and role, currency, role, neither', async () => {
  expect(await needs('USD', 'support', '200')).toBe(false) // 100 EUR at 0.5
  expect(await needs('USD', 'support', '200.01')).toBe(true)
  expect(await needs('EUR', 'support', '100.01')).toBe(true)
  await set('*', 'support', '10')
  expect([await needs('EUR', 'support', '10.01'), await needs('EUR', 'finance', '10.01')]).toEqual([
    true,
    false,
  ])
  await set('USD', '*', '1000')
  expect([await needs('USD', 'support', '1000'), await needs('USD', 'finance', '1000.01')]).toEqual([
    false,
    true,
  ])
  await set('USD', 'support', '5')
  expect([await needs('USD', 'support', '6'), await needs('USD', 'finance', '6')]).toEqual([true, false])
  expect(await needs('GBP', 'finance', '0.01')).toBe(true) // no rate to compare by
  await set('GBP', 'finance', null)
  expect(await needs('GBP', 'finance', '999999')).toBe(false)
})

test('the database judges alike: what takes no second person is taken, what does is refused', async () => {
  const agent = await newAgent('finance')
  await newAgent('approver')
  const guest = await table.seat('1.00', 'USD')
  for (const [amount, state] of [
    ['1000', 'done'],
    ['1000.01', 'held'],
  ] as const) {
    const intent = intentFor(guest, action, { amount, direction: 'credit' })
    expect((await put(agent, intent)).state, amount).toBe(state)
  }
})

test('a threshold is set as a new version, audited, and not over a version that was not seen', async () => {
  expect(await set('CHF', '*', '50')).toBe(1)
  expect(await set('CHF', '*', '60', 1)).toBe(2)
  expect(await refusalOf(set('CHF', '*', '70', 1))).toMatch(/Somebody has just changed/)
  expect(await refusalOf(set('CHF', '*', '-1', 2))).toMatch(/amount is written like/)
  const rows = (await listThresholds()).filter(row => row.currency === 'CHF')
  expect(rows.map(row => [row.version, row.amount, row.isCurrent, row.setBy])).toEqual([
    [2, '60.00', true, admin.name],
    [1, '50.00', false, admin.name],
  ])
  const events = await prisma().auditEvent.findMany({
    where: { subjectKind: 'threshold', subjectId: `${action} CHF *` },
    orderBy: { seq: 'asc' },
  })
  expect(events.map(event => event.before)).toEqual([null, '{"version":1,"amount":"50"}'])
})

test('a threshold that changes while something waits does not decide it', async () => {
  const agent = await newAgent('finance')
  await setRate({ day: toDay(now()), currency: 'CHF', rate: '1', source: 'test' }, by())
  const guest = await table.seat('1.00', 'CHF')
  const id = await hold(agent, intentFor(guest, action, { amount: '61', direction: 'credit' }))
  await set('CHF', '*', '1000', 2)
  expect((await prisma().approval.findUniqueOrThrow({ where: { id } })).state).toBe('waiting')
})

test('the list shows what waits, the newest first, page by page', async () => {
  const agent = await newAgent('finance')
  const held: string[] = []
  for (const amount of ['1500', '1600', '1700']) {
    const guest = await table.seat('1.00', 'USD')
    held.push(await hold(agent, intentFor(guest, action, { amount, direction: 'credit' })))
  }
  const filter = { state: null, action: null, maker: agent.email, player: null, provider: null }
  const first = await listApprovals(filter, null, 2)
  expect(first.rows.map(row => row.id)).toEqual([held[2], held[1]])
  const keys = [first.rows[1]!.madeAt, first.rows[1]!.id]
  const second = await listApprovals(filter, { direction: 'after', keys }, 2)
  expect(second.rows.map(row => [row.id, row.amount, row.baseAmount, row.state])).toEqual([
    [held[0], '1500.00', '750.00', 'waiting'],
  ])
  expect((await listApprovals({ ...filter, state: 'declined' }, null)).rows).toEqual([])
  expect((await listApprovals(filter, { direction: 'after', keys: ['x', 'y'] }, 2)).rows).toHaveLength(2)
})
