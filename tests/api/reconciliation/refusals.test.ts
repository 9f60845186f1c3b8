import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appPool, closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { failLost } from '@/lib/reconciliation/fail-lost'
import { layStatement } from '@/lib/reconciliation/lay'
import { runLock } from '@/lib/reconciliation/locks'
import { periodOf } from '@/lib/reconciliation/period'
import { statementsFolder } from '@/lib/reconciliation/receive'
import { by } from '@/tests/support/casino'
import { openTable, type Table } from '@/tests/support/table'
import { columns, csvOf, day, honestRows, lay, mapping, type Row, refusedBecause } from './statements'

let table: Table
let honest: Row[]

beforeAll(async () => {
  table = await openTable()
  const anna = await table.seat('100')
  for (const id of ['b1', 'b2', 'b3']) await table.bet(anna, id, '5', { round_id: id })
  honest = await honestRows(table.provider.id)
})
afterAll(async () => {
  await closePrisma()
  await closePools()
})

/** Why a text is refused; throws where more than the run and its reason is kept. */
async function why(text: string | Buffer, terms: Parameters<typeof lay>[2] = {}): Promise<string> {
  let id: string | null = null
  const onStart = (one: string) => {
    id = one
  }
  return refusedBecause(lay(table.provider.id, text, { ...terms, onStart }), () => id)
}

describe('a file that is no statement is refused whole, with the reason', () => {
  const sheet = () => csvOf(honest)

  test('other encodings', async () => {
    expect(await why(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sheet(), 'utf16le')]))).toMatch(
      /UTF-16/,
    )
    expect(await why(Buffer.from(sheet(), 'utf16le'))).toMatch(/UTF-16/)
    expect(await why(Buffer.from(`${sheet()}\r\nbärbel,bet,1,EUR,,ok,r`, 'latin1'))).toMatch(/Latin-1/)
    expect(await why(Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]))).toMatch(/workbook/)
    expect(await why(Buffer.from([0x1f, 0x8b, 8, 0]))).toMatch(/compressed/)
    expect(await why(`${sheet()}\r\nx\0y,bet,1,EUR,,ok,r`)).toMatch(/NUL/)
  })

  test('bytes that are no text far behind the beginning, with their line', async () => {
    const rows = Array.from({ length: 4000 }, (_, n) => [`id-${n}`, 'bet', '1', 'EUR', '', 'ok', 'round'])
    const bytes = Buffer.concat([
      Buffer.from(`${csvOf(rows)}\n`),
      Buffer.from([0xe4]),
      Buffer.from(',bet,1,EUR,,ok,r'),
    ])
    expect(await why(bytes)).toMatch(/^Line 4002: not UTF-8/)
  })

  test('a byte order mark, semicolons, tabs and any line ends are understood', async () => {
    for (const text of [
      `\uFEFF${sheet()}`,
      sheet().replaceAll(',', ';'),
      sheet().replaceAll(',', '\t').replaceAll('\r\n', '\n'),
      sheet().replaceAll('\r\n', '\r'),
    ])
      expect((await lay(table.provider.id, text)).counts.matched).toBe(3)
  })

  test('wrong columns', async () => {
    expect(await why('')).toBe('The file is empty.')
    expect(await why('\n \n')).toBe('The file is empty.')
    expect(await why(csvOf([]))).toMatch(/no line below its header/)
    expect(await why('a,b\n1,2')).toMatch(/a header with 2 columns/)
    expect(await why('a,b,a\n1,2,3')).toMatch(/"a" stands there twice/)
    expect(await why('a,,c\n1,2,3')).toMatch(/column 2 has no name/)
    expect(
      await why(
        csvOf(
          honest,
          [...columns].map(one => (one === 'Amount' ? 'Sum' : one)),
        ),
      ),
    ).toMatch(/names a column "Amount".*Sum/)
    expect(await why(sheet(), { mapping: null })).toMatch(/how its columns are to be read/)
    const twice = mapping()
    twice.columns.state = 'Type'
    expect(await why(sheet(), { mapping: twice })).toMatch(/"Type" is named for two things/)
  })

  test('broken CSV and JSON, with the line', async () => {
    expect(await why(`${sheet()}\r\n"open,bet,1,EUR,,ok,r`)).toMatch(/^Line 5: a quotation mark is opened/)
    expect(await why('[{"transaction_id":"b1"}')).toMatch(/array is not ended/)
    expect(await why('[{"transaction_id":"b1"')).toMatch(/object that is not ended/)
    expect(await why('{"transaction_id":"b1"}\n<html>')).toMatch(/^Line 2: neither an array/)
  })

  test('more than a thousand lines that cannot be read', async () => {
    const rows = Array.from({ length: 1500 }, (_, n) => [`id-${n}`, 'bet', '1E+21', 'EUR', '', 'ok', 'round'])
    expect(await why(csvOf(rows))).toMatch(
      /^More than 1,000 lines cannot be read.*Line 2: "1E\+21" is a number that a spreadsheet has rounded/,
    )
  })
})

test('the provider-side JSON is compared as CSV is: an array, or an object a line', async () => {
  const objects = honest.map(([transaction_id, kind, amount, currency, at, state, round_id]) => ({
    ...{ transaction_id, kind, amount, currency, at: `${at!.replace(' ', 'T')}Z`, state, round_id },
  }))
  for (const text of [
    JSON.stringify(objects),
    JSON.stringify(objects, null, 2),
    objects.map(one => JSON.stringify(one)).join('\n'),
  ])
    expect((await lay(table.provider.id, text, { mapping: null })).counts).toMatchObject({
      matched: 3,
      missing_there: 0,
    })
  const { counts } = await lay(
    table.provider.id,
    JSON.stringify([...objects.slice(1), { ...objects[0], amount: 5 }, { nothing: true }]),
    { mapping: null },
  )
  expect(counts).toMatchObject({ matched: 2, unreadable: 2 })
})

test('a studio’s journal is a statement: what it sent, as it was answered', async () => {
  const sent = (id: string, amount: string, poison = false) => ({
    ...{ t: 'sent', n: 1, poison },
    call: {
      ...{ id, kind: 'bet', as: 'provider', path: '/api/wallet/bet', player: 'anna' },
      body: { transaction_id: id, amount, currency: 'EUR', round_id: id },
    },
  })
  const answered = (id: string, status: number) => ({
    t: 'answered',
    n: 1,
    id,
    poison: false,
    answer: { status },
  })
  const journal = [
    { t: 'run', run: 'r', provider: table.provider.id, replayed: 'stored', at: new Date().toISOString() },
    ...[sent('b1', '5'), answered('b1', 503), answered('b1', 200), answered('b1', 200)],
    ...[sent('b2', '6'), answered('b2', 200), sent('b2', '7', true)],
    ...[sent('lost', '1'), sent('refused', '1'), answered('refused', 402)],
  ]
  const { counts } = await lay(table.provider.id, journal.map(line => JSON.stringify(line)).join('\n'), {
    mapping: null,
  })
  expect(counts).toMatchObject({
    ...{
      matched: 1,
      amount_differs: 1,
      missing_here: 1,
      missing_there: 1,
      refused_left_out: 1,
      duplicate: 0,
    },
  })
})

describe('a statement that is sent', () => {
  const form = () => ({ provider: table.provider.id, from: day(), to: day(), name: 'x.csv' })
  async function* chunks(text: string, times = 1) {
    for (let n = 0; n < times; n++) yield Buffer.from(text)
  }

  test('and is too large is refused before or while it is read, and no file is left', async () => {
    process.env.CAGE_STATEMENT_MAX_MIB = '1'
    try {
      await expect(layStatement(by(), form(), chunks('x'), 2 ** 21)).rejects.toThrow(/larger than 1 MiB/)
      const endless = chunks('x'.repeat(2 ** 16), 1000)
      await expect(layStatement(by(), form(), endless, null)).rejects.toThrow(/larger than 1 MiB/)
    } finally {
      delete process.env.CAGE_STATEMENT_MAX_MIB
    }
    expect(await readdir(statementsFolder())).toEqual([])
    expect(await prisma().reconciliation.count({ where: { fileName: 'x.csv' } })).toBe(0)
  })

  test('for no period or no provider is refused', async () => {
    for (const [from, to] of [
      ['2026-02-30', '2026-03-01'],
      ['2026-03-02', '2026-03-01'],
      ['2026-01-01', '2026-12-31'],
    ] as const)
      await expect(periodOf(from, to, 'UTC')).rejects.toThrow()
    await expect(
      layStatement(by(), { ...form(), provider: 'nobody' }, chunks('a,b,c\n1,2,3'), null),
    ).rejects.toThrow(/no provider/)
    expect(await periodOf('2026-03-29', '2026-03-29', 'Europe/Malta')).toEqual({
      from: Date.parse('2026-03-28T23:00:00Z'),
      to: Date.parse('2026-03-29T22:00:00Z'),
    })
  })
})

test('a run whose process ended is told to have failed; one that is carried on is left alone', async () => {
  const [dead, alive] = [newId(), newId()]
  const client = await appPool().connect()
  await client.query('select pg_advisory_lock($1, hashtext($2))', [runLock, alive])
  const at = new Date(Date.now() - 1000)
  for (const id of [dead, alive])
    await prisma().reconciliation.create({
      data: {
        ...{
          id,
          providerId: table.provider.id,
          fromAt: at,
          toAt: new Date(),
          zone: 'UTC',
          fileName: 'x',
          bytes: 1n,
        },
        ...{ sha256: Buffer.alloc(32), state: 'running', startedBy: 'test', startedAt: at },
      },
    })
  expect(await failLost(Date.now())).toBe(1)
  client.release(true)
  const read = (id: string) => prisma().reconciliation.findUniqueOrThrow({ where: { id } })
  expect(await read(dead)).toMatchObject({
    state: 'failed',
    reason: expect.stringMatching(/ended before it was through/),
  })
  expect(await read(alive)).toMatchObject({ state: 'running', reason: null })
})
