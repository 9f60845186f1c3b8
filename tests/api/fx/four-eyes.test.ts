import { beforeAll, beforeEach, expect, test } from 'vitest'
import { declineApproval } from '@/lib/approvals/decline'
import { expireApprovals } from '@/lib/approvals/expire'
import { approvalFilter } from '@/lib/approvals/filter'
import { listApprovals } from '@/lib/approvals/list'
import { listThresholds } from '@/lib/approvals/list-thresholds'
import { setThreshold } from '@/lib/approvals/set-threshold'
import { withdrawApproval } from '@/lib/approvals/withdraw'
import { dayBefore, now, toDay } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { setRate } from '@/lib/fx/set'
import { newId } from '@/lib/ids'
import { approveHeld } from '@/lib/resolutions/approve-held'
import type { CurrentStaff } from '@/lib/staff/current'
import { by } from '../../support/casino'
import { ownDatabase } from '../../support/database'
import { approveRates, csvOf, heldBy, newCurrency, putFile, putRate } from '../../support/rates'
import { acting, newAgent, refusalOf } from '../../support/resolving'

// A rate further off the day before than its threshold takes two people, whichever way it comes from a person.

const today = toDay(now())
const yesterday = dayBefore(today, 1)
let maker: CurrentStaff
let approver: CurrentStaff
let currency: string

beforeAll(async () => {
  await ownDatabase()
  maker = await newAgent('finance')
  approver = await newAgent('approver')
})
beforeEach(async () => {
  currency = newCurrency()
  await setRate({ day: yesterday, currency, rate: '1.00', source: 'test' }, by())
})

const ratesOf = (of = currency) =>
  prisma().rate.findMany({ where: { currency: of }, orderBy: [{ day: 'asc' }, { revision: 'asc' }] })
const stateOf = async (id: string) => (await prisma().approval.findUniqueOrThrow({ where: { id } })).state

test('within the threshold one person sets it; above, it waits, and a second one sets it in both names', async () => {
  expect(await putRate(maker, { day: today, currency, rate: '1.10' })).toEqual({ state: 'done', rates: '1' })
  const id = heldBy(await putRate(maker, { day: today, currency, rate: '1.11' }))
  expect(await ratesOf()).toHaveLength(2)
  expect(await refusalOf(approveRates(maker, id))).toMatch(/You asked for it yourself/)
  expect(await stateOf(id)).toBe('waiting')
  expect(await approveRates(approver, id)).toEqual({ state: 'approved' })
  const newest = (await ratesOf()).at(-1)!
  expect(newest).toMatchObject({ revision: 2, createdBy: `staff:${maker.id}+${approver.id}` })
  expect(newest.rate.toFixed()).toBe('1.11')
  const sheet = await prisma().rateSheet.findUniqueOrThrow({ where: { id: newest.sheetId! } })
  expect(sheet).toMatchObject({ kind: 'manual', madeBy: `staff:${maker.id}`, reason: 'a test' })
  expect(sheet.appliedAt).toEqual(newest.createdAt)
  expect(await refusalOf(approveRates(approver, id))).toMatch(/decided already/)
  const events = await prisma().auditEvent.findMany({
    where: { subjectKind: 'rate', subjectId: currency },
    orderBy: { seq: 'asc' },
  })
  expect(events.map(one => [one.action, one.outcome, one.actor])).toEqual([
    ['rate.preview', 'done', `staff:${maker.id}`],
    ['rate.set', 'done', `staff:${maker.id}`],
    ['rate.preview', 'done', `staff:${maker.id}`],
    ['rate.set', 'held', `staff:${maker.id}`],
    ['rate.set', 'done', `staff:${approver.id}`],
  ])
})

test('a file with one row too far off waits as a whole, and is set as a whole', async () => {
  const other = newCurrency()
  const id = heldBy(
    await putFile(
      maker,
      csvOf([
        { day: today, currency, rate: '1.5' },
        { day: today, currency: other, rate: '7' },
      ]),
    ),
  )
  expect([(await ratesOf()).length, (await ratesOf(other)).length]).toEqual([1, 0])
  const { rows } = await listApprovals(approvalFilter.parse({ action: 'rate.set' }), null)
  expect(rows[0]).toMatchObject({ id, does: 'Set a rate', playerId: null, currency, amount: '1.5' })
  expect(await acting(approver, scope => approveHeld(scope, { id, note: '' }))).toEqual({ state: 'approved' })
  expect([(await ratesOf()).length, (await ratesOf(other)).length]).toEqual([2, 1])
  expect((await ratesOf(other))[0]!.createdBy).toBe(`staff:${maker.id}+${approver.id}`)
})

test('it comes too late once somebody has set its day or the day before', async () => {
  for (const day of [today, yesterday]) {
    const id = heldBy(await putRate(maker, { day: today, currency, rate: `2.${now() % 1000}1` }))
    await setRate({ day, currency, rate: day === today ? '1.01' : '1.02', source: 'test' }, by())
    expect(await approveRates(approver, id)).toMatchObject({
      state: 'moved',
      message: expect.stringMatching(/Nothing was set/),
    })
    expect(await stateOf(id)).toBe('moved')
  }
  expect((await ratesOf()).every(rate => rate.createdBy === 'test')).toBe(true)
})

test('what has moved on another day or currency does not hold it up', async () => {
  const id = heldBy(await putRate(maker, { day: today, currency, rate: '3' }))
  await setRate({ day: dayBefore(today, 9), currency, rate: '1.01', source: 'test' }, by())
  await setRate({ day: today, currency: newCurrency(), rate: '1.01', source: 'test' }, by())
  expect(await approveRates(approver, id)).toEqual({ state: 'approved' })
})

test('what was not decided in time sets nothing, and the sweep ends it too', async () => {
  const later = now() + 73 * 3_600_000
  const id = heldBy(await putRate(maker, { day: today, currency, rate: '3' }))
  expect(await approveRates(approver, id, later)).toMatchObject({ state: 'expired' })
  const second = heldBy(await putRate(maker, { day: today, currency, rate: '3' }))
  expect(await expireApprovals(later)).toBeGreaterThan(0)
  expect([await stateOf(id), await stateOf(second)]).toEqual(['expired', 'expired'])
  expect(await ratesOf()).toHaveLength(1)
})

test('it is declined by another, withdrawn by its maker alone', async () => {
  const [first, second] = [
    heldBy(await putRate(maker, { day: today, currency, rate: '3' })),
    heldBy(await putRate(maker, { day: today, currency, rate: '4' })),
  ]
  expect(
    await acting(approver, desk => declineApproval(desk, { id: first, note: 'a slip of the pen' })),
  ).toBe('declined')
  expect(await refusalOf(acting(approver, desk => withdrawApproval(desk, { id: second, note: '' })))).toMatch(
    /Only the person who asked/,
  )
  expect(await acting(maker, desk => withdrawApproval(desk, { id: second, note: '' }))).toBe('withdrawn')
  expect(await ratesOf()).toHaveLength(1)
})

test('nothing is set in the name of somebody who has left, or may not any more', async () => {
  for (const [role, data, words] of [
    ['admin', { disabledAt: new Date() }, /does not work here any more/],
    ['finance', { role: 'auditor' }, /has another role by now/],
  ] as const) {
    const leaver = await newAgent(role)
    const id = heldBy(await putRate(leaver, { day: today, currency, rate: '3' }))
    await prisma().staff.update({ where: { id: leaver.id }, data })
    expect(await approveRates(approver, id)).toMatchObject({
      state: 'moved',
      message: expect.stringMatching(words),
    })
  }
})

test('a threshold is in per cent, and most exact by currency and role', async () => {
  const admin = await newAgent('admin')
  const set = (amount: string | null, of: string, role: string) =>
    acting(admin, scope =>
      setThreshold(scope, { action: 'rate.set', currency: of, role, amount, reason: 'a test', seen: 0 }),
    )
  expect((await listThresholds()).find(row => row.action === 'rate.set')).toMatchObject({
    amount: '10',
    unit: '%',
    currency: '*',
  })
  await set('300', currency, '*')
  expect(await putRate(maker, { day: today, currency, rate: '4' })).toMatchObject({ state: 'done' })
  await set('1', currency, 'admin')
  heldBy(await putRate(admin, { day: today, currency, rate: '1.011' }))
  await set(null, currency, 'finance')
  expect(await putRate(maker, { day: today, currency, rate: '99' })).toMatchObject({ state: 'done' })
  await expect(set('10%', newCurrency(), '*')).rejects.toThrow(/Per cent are written/)
})

test('what nobody else could approve cannot be asked for', async () => {
  const others = { id: { not: maker.id }, role: { in: ['approver', 'finance'] }, disabledAt: null }
  const found = await prisma().staff.findMany({ where: others, select: { id: true } })
  const ids = { id: { in: found.map(one => one.id) } }
  await prisma().staff.updateMany({ where: ids, data: { disabledAt: new Date() } })
  try {
    expect(await refusalOf(putRate(maker, { day: today, currency, rate: '3' }))).toMatch(
      /nobody else here could approve/,
    )
  } finally {
    await prisma().staff.updateMany({ where: ids, data: { disabledAt: null } })
  }
})

type Forged = { createdBy: string; rate?: string; sheetId?: string | null; createdAt?: Date }

const forge = ({ createdBy, rate = '3', sheetId = null, createdAt = new Date() }: Forged) =>
  prisma().rate.create({
    data: {
      currency,
      day: new Date(`${today}T00:00:00Z`),
      revision: 9,
      rate,
      source: 'forged',
      createdBy,
      createdAt,
      sheetId,
    },
  })

test('the database itself refuses a rate in the name of one, of two who never agreed, and of who may not', async () => {
  const support = await newAgent('support')
  const both = `staff:${maker.id}+${approver.id}`
  await expect(forge({ createdBy: `staff:${maker.id}` })).rejects.toThrow(/needs a second person/)
  await expect(forge({ createdBy: both })).rejects.toThrow(/needs a second person/)
  await expect(forge({ createdBy: `staff:${maker.id}+${maker.id}` })).rejects.toThrow(/needs a second person/)
  await expect(forge({ createdBy: `staff:${support.id}`, rate: '1.01' })).rejects.toThrow(
    /may not be set by its maker/,
  )
  await expect(forge({ createdBy: 'staff:', rate: '1.01' })).rejects.toThrow(/may not be set by its maker/)
  const id = heldBy(await putRate(maker, { day: today, currency, rate: '3' }))
  const { payload } = await prisma().approval.findUniqueOrThrow({ where: { id } })
  const { sheet_id: sheetId } = payload as { sheet_id: string }
  await expect(forge({ createdBy: both, sheetId })).rejects.toThrow(/needs a second person/)
  await approveRates(approver, id)
  // An approval is good for what is set at the moment it was given, and for no later one.
  await expect(forge({ createdBy: both, sheetId, rate: '300' })).rejects.toThrow(/needs a second person/)
  await expect(forge({ createdBy: both, sheetId: newId() })).rejects.toThrow()
  await forge({ createdBy: `staff:${maker.id}`, rate: '1.05' })
})
