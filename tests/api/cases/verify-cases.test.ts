import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVerifyCases } from '@/lib/cases/open-verify'
import { verifyDaily } from '@/lib/cases/verify-daily'
import { closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { verifyLedger } from '@/lib/ledger/verify'
import { ownDatabase } from '@/tests/support/database'
import { openTable } from '@/tests/support/table'

beforeAll(async () => {
  await ownDatabase()
})

afterAll(async () => {
  await closePrisma()
  await closePools()
})

const day = 86_400_000
const cases = () =>
  prisma().case.findMany({ where: { kind: 'verify_failure' }, orderBy: { openedAt: 'asc' } })

test('a ledger that holds opens no case; one that does not, one a check and day, with its examples', async () => {
  const table = await openTable()
  const guest = await table.seat('100')
  await table.bet(guest, 'b1', '30')
  const at = Date.now()
  expect(await openVerifyCases(await verifyLedger(), at)).toEqual([])
  await ownerPool().query('update rounds set stake = 31 where player_id = $1', [guest.id])
  const report = await verifyLedger()
  expect(report.ok).toBe(false)
  expect(await openVerifyCases(report, at)).toEqual(['rounds'])
  expect(await openVerifyCases(report, at)).toEqual([])
  const [opened, ...more] = await cases()
  expect(more).toEqual([])
  expect(opened).toMatchObject({
    state: 'open',
    openedBy: 'verify',
    title: 'Check “rounds”: 1 of 1 do not fit',
  })
  expect(JSON.stringify(opened!.command)).toContain('stake 31, its transactions say 30')
  const events = await prisma().auditEvent.findMany({ where: { subjectId: opened!.id } })
  expect(events).toMatchObject([{ action: 'case.open', actor: 'verify' }])
  expect(await openVerifyCases(report, at + day)).toEqual(['rounds'])
})

test('what could not be read is no violation', async () => {
  const report = await verifyLedger({ timeout: 1 })
  const unread = {
    ...report,
    checks: report.checks.map(check => ({ ...check, ok: 'incomplete' as const, violations: 0 })),
  }
  expect(await openVerifyCases(unread, Date.now() + 30 * day)).toEqual([])
})

test('once a day one process verifies, and a new installation begins a day later', async () => {
  const at = Date.now() + 2 * day
  expect(await verifyDaily(at)).toBeNull()
  expect(await verifyDaily(at + day - 1)).toBeNull()
  const all = await Promise.all([verifyDaily(at + day), verifyDaily(at + day), verifyDaily(at + day)])
  expect(all.filter(report => report !== null)).toMatchObject([{ ok: false }])
  expect(await cases()).toHaveLength(3)
})
