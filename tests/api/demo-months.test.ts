import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayBefore } from '@/lib/clock'
import { appPool, closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { findDemoStatement } from '@/lib/reconciliation/demo-statement'
import { differencesOf } from '@/lib/reconciliation/kinds'
import { suggestMapping } from '@/lib/reconciliation/mapping'
import { periodOf } from '@/lib/reconciliation/period'
import { peekFile } from '@/lib/reconciliation/read-statement'
import { layBeside } from '@/lib/reconciliation/run'
import { checkFrozen } from '@/lib/settlement/check'
import { listCorrections } from '@/lib/settlement/corrections'
import { listFrozen } from '@/lib/settlement/frozen'
import { monthAfter } from '@/lib/settlement/months'
import { readTrialBalance } from '@/lib/trial-balance/read'
import { furnishCasino } from '@/server/demo/furnish'
import { seedPast } from '@/server/demo/past/seed'
import { ownDatabase } from '@/tests/support/database'

const long = 300_000

let home: string

beforeAll(async () => {
  await ownDatabase()
  home = await mkdtemp(path.join(tmpdir(), 'cage-demo-'))
  Object.assign(process.env, { CAGE_HOME: home, CAGE_MASTER_KEY: randomBytes(32).toString('hex') })
  const { demo } = await furnishCasino('http://127.0.0.1:1')
  await seedPast(demo, () => {}, new AbortController().signal, { days: 90, players: 60, transactions: 5_000 })
}, long)

afterAll(async () => {
  await Promise.all([closePools(), closePrisma()])
  await rm(home, { recursive: true, force: true })
})

test('the demo has two frozen months, and the next one carries a correction', async () => {
  const [last, former] = await listFrozen(appPool(), 'bluefin')
  expect(former && last!.month).toBe(monthAfter(former!.month))
  for (const { text, sha256 } of [last!, former!])
    expect(await checkFrozen(text, sha256)).toEqual({ sealHolds: true, matches: true, differences: [] })
  const corrections = await listCorrections(appPool(), 'bluefin', monthAfter(last!.month), 'EUR')
  expect(corrections).toMatchObject([{ concerns: last!.month, what: 'Bets given back' }])
})

test('its balance agrees with wallets and settlement', async () => {
  const { value } = await readTrialBalance({ at: null }, Date.now())
  expect(value.checks.length).toBeGreaterThan(20)
  expect(value.checks.filter(check => !check.holds)).toEqual([])
})

test('a statement of a frozen month has six differences planted, and exactly these are found', async () => {
  process.env.CAGE_DEMO = '1'
  const demo = (await findDemoStatement())!
  delete process.env.CAGE_DEMO
  const { columns } = await peekFile(demo.path)
  const mapping = suggestMapping(columns, 'UTC')
  const days = { from: `${demo.month}-01`, to: dayBefore(`${monthAfter(demo.month)}-01`, 1) }
  const period = await periodOf(days.from, days.to, 'UTC')
  const file = { path: demo.path, name: demo.fileName, bytes: 1, sha256: '0'.repeat(64) }
  const asked = { ...period, providerId: demo.provider, zone: 'UTC', mapping, file }
  const { counts, warnings } = await layBeside({ actor: 'test', at: Date.now() }, asked)
  expect(differencesOf(counts)).toBe(6)
  const one = { missing_here: 1, missing_there: 1, amount_differs: 1, currency_differs: 1 }
  expect(counts).toMatchObject({ ...one, state_differs: 1, duplicate: 1 })
  expect(warnings).toEqual([])
})
