import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { type Amount, add, canonical, subtract, toAmount, zero } from '@/lib/money/amount'
import { monthAfter } from '@/lib/settlement/months'
import { balanceFilter } from '@/lib/trial-balance/filter'
import { readTrialBalance } from '@/lib/trial-balance/read'
import { ownDatabase } from '@/tests/support/database'
import { exported, ownExports, readCsvRows, readParquetRows, readXlsxRows } from '@/tests/support/exported'
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
import { type Hired, hire } from '@/tests/support/staff'
import { openTable } from '@/tests/support/table'

let clerk: Hired

beforeAll(async () => {
  await ownDatabase()
  ownExports()
  await openPast([`${former}-07`, `${last}-07`, `${present}-01`, new Date().toISOString().slice(0, 10)])
  setClock(`${former}-07`)
  const table = await openTable()
  const sandbox = await openTable({}, 'sandbox')
  const anna = await table.seat('100')
  const usha = await table.seat('50.123456789012345678', 'USD')
  const tess = await sandbox.seat('70')
  await table.bet(anna, 'b1', '10')
  setClock(`${last}-07`)
  for (const guest of [anna, usha]) await seatAgain(table, guest)
  await seatAgain(sandbox, tess)
  await table.bet(anna, 'b2', '0.000000000000000001')
  await table.bet(usha, '=2+5+cmd|x', '7.000000000000000003')
  await table.win(usha, 'w1', '12345.678')
  await table.bet(anna, 'b3', '30')
  await table.rollback(anna, 'r3', 'b3')
  await sandbox.bet(tess, 'b1', '3')
  await table.wallet('jackpot', {
    player_id: usha.id,
    transaction_id: 'j1',
    jackpot_id: 'mega',
    currency: 'USD',
    amount: '2.5',
    game_id: 'g1',
  })
  resetClock()
  await rollAll()
  clerk = await hire('finance')
})
afterAll(() => Promise.all([closePools(), closePrisma()]))

const endOf = (month: string) =>
  new Date(Date.parse(`${monthAfter(month)}-01T00:00:00Z`) - 1000).toISOString()

/** What the trial balance says of players and of one account of the house, from one month's end to the next. */
async function movedIn(account: (line: { account: string; currency: string }) => boolean) {
  const at = async (month: string) => {
    const { value } = await readTrialBalance(balanceFilter.parse({ at: endOf(month) }), Date.now())
    return value.lines.filter(account).reduce(
      (sum, line) => ({
        debit: add(sum.debit, toAmount(line.debit)),
        credit: add(sum.credit, toAmount(line.credit)),
        base: add(sum.base, toAmount(line.base)),
      }),
      { debit: zero, credit: zero, base: zero },
    )
  }
  const [before, after] = [await at(former), await at(last)]
  return {
    debit: canonical(subtract(after.debit, before.debit)),
    credit: canonical(subtract(after.credit, before.credit)),
    base: canonical(subtract(after.base, before.base)),
  }
}

const month = { from: `${last}-01`, to: endOf(last).slice(0, 10) }
const sumOf = (rows: Record<string, unknown>[], label: string, currency: string): Amount =>
  canonical(
    rows
      .filter(row => row.Currency === currency && row[label])
      .reduce((sum, row) => add(sum, toAmount(`${row[label]}`)), zero as Amount),
  )

test.each(['csv', 'xlsx'] as const)(
  'a month as %s adds up to the trial balance, to the last digit',
  async form => {
    const made = await exported(clerk, { kind: 'postings', asked: month, form })
    expect(made).toMatchObject({ state: 'done', reason: null })
    const rows = form === 'csv' ? readCsvRows(made.bytes) : readXlsxRows(made.bytes).rows
    expect(rows).toHaveLength(7)
    expect(made.rowsDone).toBe(7n)
    expect(Buffer.from(made.sha256!)).toEqual(createHash('sha256').update(made.bytes).digest())
    for (const currency of ['EUR', 'USD']) {
      const players = await movedIn(line => /layers$/.test(line.account) && line.currency === currency)
      expect(sumOf(rows, 'Debit of the wallet', currency)).toBe(players.debit)
      expect(sumOf(rows, 'Credit of the wallet', currency)).toBe(players.credit)
      const said = (column: string) =>
        canonical(
          (made.sums.find(one => one.column === column && one.currency === currency)?.sum ?? '0') as Amount,
        )
      expect(said('debit')).toBe(players.debit)
      expect(said('credit')).toBe(players.credit)
      const house = await movedIn(line => line.account === 'Jackpot' && line.currency === currency)
      expect(
        sumOf(
          rows.filter(row => row.Account === 'jackpot'),
          'Credit of the wallet',
          currency,
        ),
      ).toBe(house.debit)
    }
    const all = await movedIn(line => /layers$/.test(line.account))
    const inBase = (column: string) => made.sums.find(one => one.column === column)!.sum as Amount
    expect(canonical(subtract(inBase('creditBase'), inBase('debitBase')))).toBe(all.base)
  },
)

test('a month as Parquet holds the same amounts as exact decimals', async () => {
  const csv = readCsvRows((await exported(clerk, { kind: 'postings', asked: month })).bytes)
  const made = await exported(clerk, { kind: 'postings', asked: month, form: 'parquet' })
  expect(made).toMatchObject({ state: 'done', reason: null })
  const { rows, schema } = await readParquetRows(made.bytes)
  const scales = Object.fromEntries(
    schema.flatMap(one => (one.converted_type === 'DECIMAL' ? [[one.name, one.scale ?? 0]] : [])),
  )
  expect(schema.find(one => one.name === 'Debit of the wallet')).toMatchObject({ precision: 38, scale: 18 })
  expect(scales['Debit in base']).toBeGreaterThan(18)
  expect(rows).toHaveLength(csv.length)
  const byId = new Map(csv.map(row => [row['Ledger id'], row]))
  for (const row of rows) {
    const other = byId.get(row['Ledger id'])!
    for (const [label, text] of Object.entries(row)) {
      const expected = other[label]!
      if (label in scales && expected)
        expect(canonical(text as Amount), label).toBe(canonical(expected as Amount))
      else expect(text, label).toBe(expected.replace(/^'/, ''))
    }
  }
})
