import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { newSecret } from '@/lib/ids'
import { differencesOf } from '@/lib/reconciliation/kinds'
import { makePrng } from '@/studio/prng'
import { ownDatabase } from '@/tests/support/database'
import { type Guest, openTable, type Table } from '@/tests/support/table'
import { csvOf, foundIn, honestRows, lay, mapping, type Row } from './statements'

let table: Table
let anna: Guest
let honest: Row[]

// Its ids are short ones, which other files must not meet.
beforeAll(async () => {
  await ownDatabase()
  table = await openTable({ settled_rollback: 'accept' })
  anna = await table.seat('1000')
  await table.bet(anna, '000000000123', '10', { round_id: 'r1' })
  await table.bet(anna, 'b2', '5.50', { round_id: 'r2' })
  await table.win(anna, 'w2', '7.25', { round_id: 'r2', round_closed: true })
  await table.bet(anna, 'b3', '3', { round_id: 'r3' })
  await table.rollback(anna, 'x3', 'b3')
  await table.bet(anna, '1234567890123456789012', '2.01', { round_id: 'r4' })
  await table.bet(anna, '98765432109876543', '2.02', { round_id: 'r5' })
  await table.bet(anna, 'poor', '99999', { round_id: 'r6' })
  await table.wallet('jackpot', {
    ...{ player_id: anna.id, transaction_id: 'j1', jackpot_id: 'mega', currency: 'EUR', amount: '50' },
  })
  honest = await honestRows(table.provider.id)
})
afterAll(async () => {
  await closePrisma()
  await closePools()
})

const changed = (id: string, column: number, value: string) =>
  honest.map(row => (row[0] === id ? row.with(column, value) : row))
const found = async (rows: Row[]) => foundIn((await lay(table.provider.id, csvOf(rows))).id)

describe('a statement beside the ledger', () => {
  test('that says the same agrees on every line, and both sides add up alike', async () => {
    const { counts, sums, lines, warnings } = await lay(table.provider.id, csvOf(honest))
    expect(lines).toBe(8)
    expect(counts).toMatchObject({ matched: 8, refused_left_out: 1, outside: 0 })
    expect(differencesOf(counts)).toBe(0)
    expect(warnings).toEqual([])
    for (const { statement, ledger, statement_lines, ledger_transactions } of sums) {
      expect(+statement).toBe(+ledger)
      expect(statement_lines).toBe(ledger_transactions)
    }
    expect(sums.map(({ currency, kind }) => `${currency} ${kind}`)).toEqual([
      'EUR bet',
      'EUR win',
      'EUR jackpot',
      'EUR rollback',
    ])
  })

  test('names what is missing here', async () => {
    expect(await found([...honest, ['nobody', 'bet', '1', 'EUR', honest[0]![4]!, 'ok', 'r9']])).toEqual([
      'missing_here nobody',
    ])
  })

  test('names what is missing there', async () => {
    expect(await found(honest.filter(row => row[0] !== 'w2'))).toEqual(['missing_there w2'])
  })

  test('names an amount, a currency and a kind that differ', async () => {
    expect(await found(changed('b2', 2, '5.51'))).toEqual(['amount_differs b2'])
    expect(await found(changed('b2', 3, 'USD'))).toEqual(['currency_differs b2'])
    expect(await found(changed('b2', 1, 'win'))).toEqual(['kind_differs b2'])
    expect(await found(changed('b2', 2, '05.500'))).toEqual([])
    expect(await found(changed('b2', 2, '-5.5'))).toEqual([])
  })

  test('names a state that differs: refused here or there, or taken back on one side', async () => {
    expect(await found(changed('b2', 5, 'Rejected'))).toEqual(['state_differs b2'])
    expect(await found([...honest, ['poor', 'bet', '99999', 'EUR', honest[0]![4]!, 'ok', 'r6']])).toEqual([
      'state_differs poor',
    ])
    expect(await found(changed('b2', 5, 'cancelled'))).toEqual(['state_differs b2'])
    expect(await found(changed('b3', 5, 'cancelled'))).toEqual([])
  })

  test('does not mind a refusal that one side does not name: it moved nothing', async () => {
    const at = honest[0]![4]!
    expect(await found([...honest, ['poor', 'bet', '99999', 'EUR', at, 'failed', 'r6']])).toEqual([])
    expect(await found([...honest, ['never-came', 'bet', '1', 'EUR', at, 'failed', 'r6']])).toEqual([])
  })

  test('names every further line of an id a duplicate, with the same facts or with others', async () => {
    const b2 = honest.find(row => row[0] === 'b2')!
    const { id } = await lay(table.provider.id, csvOf([...honest, b2, b2.with(2, '9')]))
    expect(await foundIn(id)).toEqual(['duplicate b2', 'duplicate b2'])
    const [same, other] = await prisma().reconciliationDifference.findMany({
      where: { reconciliationId: id },
      orderBy: { number: 'asc' },
    })
    expect(same!.detail).toMatch(/^Line \d+ names this id already, with the same facts\.$/)
    expect(other!.detail).toMatch(/with other facts/)
  })

  test('says what a spreadsheet did to an id, and which transaction it was', async () => {
    for (const [id, damaged] of [
      ['000000000123', '123'],
      ['1234567890123456789012', '1.23457E+21'],
      ['98765432109876543', '98765432109876500'],
    ] as const) {
      const run = await lay(table.provider.id, csvOf(changed(id, 0, damaged)))
      expect(await foundIn(run.id)).toEqual([`damaged_id ${damaged}`])
      const [one] = await prisma().reconciliationDifference.findMany({ where: { reconciliationId: run.id } })
      expect(one!.detail).toContain(id)
      expect(one!.ledgerId).not.toBeNull()
    }
    expect(await found([...honest, ['1E+21', 'bet', '77', 'EUR', honest[0]![4]!, 'ok', 'r1']])).toEqual([
      'damaged_id 1E+21',
    ])
  })

  test('flags lines that cannot be read with their reason, and reads on', async () => {
    const rows = [
      ...changed('b2', 2, '1,234'),
      ['short'],
      ['z1', 'gamble', '1', 'EUR', '2026-13-05 10:00:00', 'ok', 'r1'],
    ].map(row => row.map(cell => (cell.includes(',') ? `"${cell}"` : cell)))
    const { id, counts } = await lay(table.provider.id, csvOf(rows))
    expect(counts).toMatchObject({ unreadable: 3, matched: 7, missing_there: 0 })
    const kept = await prisma().reconciliationDifference.findMany({
      where: { reconciliationId: id },
      orderBy: { number: 'asc' },
    })
    expect(kept.map(one => one.detail)).toEqual([
      'Not read: "1,234" is no amount with "." before its decimals.',
      'Not read: 1 cells, where the header has 7.',
      'Not read: the mapping knows no kind "gamble". "2026-13-05 10:00:00" has 13 for a month: day and month look swapped.',
    ])
    expect(kept.map(one => Number(one.line))).toEqual([3, 10, 11])
  })

  test('counts apart what the ledger has outside of the period, and says when most of a statement lies there', async () => {
    const from = Date.now() - 20 * 86_400_000
    const { counts, warnings } = await lay(table.provider.id, csvOf(honest), { from, to: from + 86_400_000 })
    expect(counts).toMatchObject({ matched: 0, outside: 8 })
    expect(differencesOf(counts)).toBe(0)
    expect(warnings.join(' ')).toMatch(/8 of 8 lines have a time outside of the period.*swapped/)
  })

  test('tells ids of one player from those of another where they are unique within a player only', async () => {
    const own = await openTable({ id_scope: 'player' })
    const [bert, carl] = [await own.seat('10'), await own.seat('10')]
    await own.bet(bert, 'same', '1', { round_id: 'a' })
    await own.bet(carl, 'same', '2', { round_id: 'b' })
    const header = ['id', 'kind', 'amount', 'currency', 'player']
    const withPlayer = { ...mapping() }
    withPlayer.columns = {
      ...{ id: 'id', kind: 'kind', amount: 'amount', currency: 'currency', player: 'player' },
      ...{ at: null, state: null, round: null },
    }
    const rows = [
      ['same', 'bet', '1', 'EUR', bert.id],
      ['same', 'bet', '2', 'EUR', carl.id],
    ]
    const { counts } = await lay(own.provider.id, csvOf(rows, header), { mapping: withPlayer })
    expect(counts.matched).toBe(2)
    await expect(lay(own.provider.id, csvOf(honest))).rejects.toThrow(/column holds the player/)
  })
})

/** Every way to plant a difference: the rows with it, and what must be found. */
const plants: ((row: Row) => { rows: Row[]; found: string })[] = [
  row => ({ rows: [], found: `missing_there ${row[0]}` }),
  row => ({ rows: [row, row.with(0, `${row[0]}-strange`)], found: `missing_here ${row[0]}-strange` }),
  row => ({
    rows: [row.with(2, `${row[2]}1`.replace(/^(\d+)1$/, '$1.1'))],
    found: `amount_differs ${row[0]}`,
  }),
  row => ({ rows: [row.with(3, 'JPY')], found: `currency_differs ${row[0]}` }),
  row => ({ rows: [row.with(5, 'failed')], found: `state_differs ${row[0]}` }),
  row => ({ rows: [row, row], found: `duplicate ${row[0]}` }),
]

test('of random play with random differences exactly these are found', { timeout: 120_000 }, async () => {
  const prng = makePrng('reconciliation', 'laws')
  const draw = (below: number) => Math.floor(prng.next() * below)
  for (let times = 0; times < 8; times++) {
    const own = await openTable()
    const guest = await own.seat('10000')
    for (let round = 0; round < 12; round++) {
      const name = `${times}-${round}`
      await own.bet(guest, `b${name}`, `${1 + draw(90)}.${draw(100)}`, { round_id: name })
      if (draw(2)) await own.win(guest, `w${name}`, `${draw(50)}.5`, { round_id: name })
      else if (draw(3) === 0) await own.rollback(guest, `x${name}`, `b${name}`)
    }
    const rows = await honestRows(own.provider.id)
    const planted: string[] = []
    const told = rows.flatMap(row => {
      if (draw(4)) return [row]
      const plant = plants[draw(plants.length)]!(row)
      planted.push(plant.found)
      return plant.rows
    })
    // In any order: a statement need not be sorted.
    told.sort((a, b) => (newSecret(2) + a[0]! < newSecret(2) + b[0]! ? -1 : 1))
    const { id } = await lay(own.provider.id, csvOf(told))
    expect((await foundIn(id)).sort()).toEqual(planted.sort())
  }
})
