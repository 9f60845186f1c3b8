import { afterAll, beforeAll, expect, test } from 'vitest'
import { appPool, closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { browseFilter } from '@/lib/ledger/browse/filter'
import { sumEntries } from '@/lib/ledger/browse/totals'
import { toAmount } from '@/lib/money/amount'
import { beneath } from '@/lib/trial-balance/beneath'
import { balanceFilter } from '@/lib/trial-balance/filter'
import { readLiabilities } from '@/lib/trial-balance/liabilities'
import { readTrialBalance } from '@/lib/trial-balance/read'
import { ownDatabase } from '@/tests/support/database'
import {
  former,
  last,
  openPast,
  present,
  resetClock,
  rollAll,
  seatAgain,
  setClock,
} from '@/tests/support/months'
import { intentFor, newAgent, put } from '@/tests/support/resolving'
import { type Guest, openTable, type Table } from '@/tests/support/table'

let table: Table
let anna: Guest
let usha: Guest

beforeAll(async () => {
  await ownDatabase()
  const today = new Date().toISOString().slice(0, 10)
  await openPast([`${former}-07`, `${last}-07`, today])
  setClock(`${former}-07`)
  table = await openTable()
  const sandbox = await openTable({}, 'sandbox')
  anna = await table.seat('100')
  usha = await table.seat('50', 'USD')
  const tess = await sandbox.seat('70')
  await table.bet(anna, 'b1', '10')
  await sandbox.bet(tess, 'b1', '3')
  await table.wallet('jackpot', {
    ...{
      player_id: usha.id,
      transaction_id: 'j1',
      jackpot_id: 'mega',
      currency: 'USD',
      amount: '2.5',
      game_id: 'g1',
    },
  })
  setClock(`${last}-07`)
  await seatAgain(table, anna)
  await table.win(anna, 'w1', '4.125')
  await put(await newAgent('finance'), intentFor(anna, 'player.adjust', { amount: '5', direction: 'credit' }))
  resetClock()
  await rollAll()
})
afterAll(() => Promise.all([closePools(), closePrisma()]))

const balanceAt = async (at?: string) =>
  (await readTrialBalance(balanceFilter.parse(at ? { at } : {}), Date.now())).value

const found = (lines: Awaited<ReturnType<typeof balanceAt>>['lines'], account: string, currency = 'EUR') =>
  lines.find(line => line.account === account && line.currency === currency)

test('every account at a moment, and nothing of what came after', async () => {
  const then = await balanceAt(`${former}-20T00:00`)
  expect(found(then.lines, 'Players')).toMatchObject({ debit: '10.00', credit: '100.00', balance: '90.00' })
  expect(found(then.lines, 'Test players')).toMatchObject({ balance: '67.00' })
  expect(found(then.lines, 'Jackpot', 'USD')).toMatchObject({
    owner: `${table.provider.id} mega`,
    balance: '-2.50',
  })
  expect(found(then.lines, 'Cashier')).toMatchObject({ balance: '-170.00' })
  expect(found(then.lines, 'Adjustments')).toBeUndefined()
  const before = await balanceAt(`${former}-07T11:59`)
  expect(before.lines).toEqual([])
  const now = await balanceAt()
  expect(found(now.lines, 'Players')).toMatchObject({ balance: '99.125' })
  expect(found(now.lines, 'Adjustments')).toMatchObject({ balance: '-5.00' })
})

test('a moment within a day splits it, from the postings', async () => {
  const noon = await balanceAt(`${last}-07T11:59:59`)
  const after = await balanceAt(`${last}-07T12:00:10`)
  expect(found(noon.lines, 'Players')).toMatchObject({ balance: '90.00' })
  expect(found(after.lines, 'Players')).toMatchObject({ balance: '99.125' })
  for (const { checks } of [noon, after]) expect(checks.filter(check => !check.holds)).toEqual([])
})

test('it agrees with the wallets and the settlement, also while nothing is rolled up', async () => {
  await seatAgain(table, usha)
  await table.bet(usha, 'today', '7.77')
  for (const at of [undefined, `${present}-01T00:00`]) {
    const { checks } = await balanceAt(at)
    expect(checks.filter(check => !check.holds)).toEqual([])
    expect(checks.some(check => check.what.includes('wallets'))).toBe(at === undefined)
  }
  const { lines } = await balanceAt()
  expect(found(lines, 'Players', 'USD')).toMatchObject({ balance: '44.73' })
})

test('every figure is the sum of the postings that it leads to, to the last digit', async () => {
  for (const at of [undefined, `${former}-20T00:00`, `${last}-07T11:59:59`, `${last}-07T12:00:10`]) {
    const { at: moment, lines } = await balanceAt(at)
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) {
      const asked = browseFilter.parse(beneath(line, moment))
      expect(browseFilter.serialise(asked)).toEqual(beneath(line, moment))
      const [sum] = await sumEntries(appPool(), asked)
      const isPlayers = /players/i.test(line.account)
      const { taken, given } = sum!
      expect({ debit: line.debit, credit: line.credit }, line.id).toEqual(
        isPlayers ? { debit: taken, credit: given } : { debit: given, credit: taken },
      )
    }
  }
})

test('what a superuser changes shows as a difference', async () => {
  await ownerPool().query('update wallets set balance = balance + 1 where player_id = $1', [anna.id])
  const { checks } = await balanceAt()
  expect(checks.filter(check => !check.holds)).toMatchObject([
    { what: "Players' wallets hold it", currency: 'EUR', difference: '-1.00' },
  ])
  await ownerPool().query('update wallets set balance = balance - 1 where player_id = $1', [anna.id])
})

test('what players held day after day, and what it is worth today', async () => {
  await rollAll()
  const { value } = await readLiabilities()
  expect(value.days.map(({ day, balances }) => [day, balances])).toEqual([
    [`${former}-07`, { EUR: '90.00', USD: '52.50' }],
    [`${last}-07`, { EUR: '99.125', USD: '52.50' }],
    [expect.any(String), { EUR: '99.125', USD: '44.73' }],
  ])
  const [eur, usd] = value.holdings
  expect(eur).toMatchObject({ balance: '99.125', rate: '1', value: '99.13', difference: '0.00' })
  expect(usd).toMatchObject({ balance: '44.73', rateDay: expect.any(String) })
  const { rows } = await appPool().query(
    `select sum(w.balance)::text as held from wallets w join players p on p.id = w.player_id and not p.test where w.currency = 'USD'`,
  )
  expect(toAmount(usd!.balance)).toBe(rows[0].held)
})

test('a moment that is none is now', () => {
  for (const at of ['2026-02-30T00:00', 'now', '2026-11-25', '2026-11-25T25:00'])
    expect(balanceFilter.parse({ at })).toEqual({ at: null })
  expect(balanceFilter.parse({ at: '2026-11-25T10:30' })).toEqual({ at: '2026-11-25T10:30:00.000Z' })
})
