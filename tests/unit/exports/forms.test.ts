import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { FileOut } from '@/lib/exports/folder'
import { createFile, exportFile } from '@/lib/exports/folder'
import type { Cell, Shape, Sink } from '@/lib/exports/forms/form'
import { parquetSink } from '@/lib/exports/forms/parquet'
import { xlsxLimits, xlsxSink } from '@/lib/exports/forms/xlsx'
import { tallyOf } from '@/lib/exports/sums'
import { readParquetRows, readXlsxRows } from '@/tests/support/exported'

beforeAll(async () => {
  process.env.CAGE_EXPORTS = await mkdtemp(path.join(tmpdir(), 'cage-forms-'))
})

const shape: Shape = {
  ids: ['id', 'amount', 'currency', 'at'],
  labels: ['Id', 'Amount', 'Currency', 'Time'],
  types: { decimals: { amount: 'currency' }, times: ['at'] },
}
const at = '2026-10-31T23:59:59.999Z'

let files = 0
async function written(rows: Cell[][], sinkOf: (out: FileOut) => Sink | Promise<Sink>): Promise<Buffer> {
  const name = `form-${files++}`
  const out = await createFile(name)
  try {
    const sink = await sinkOf(out)
    for (const row of rows) await sink.write([row])
    await sink.end()
  } catch (error) {
    await out.discard()
    throw error
  }
  const { bytes } = await out.finish()
  const file = readFileSync(exportFile(name))
  expect(file).toHaveLength(bytes)
  return file
}

const hostile = [
  '=1+1',
  '<a href="x">&amp;</a>',
  '_x0041_',
  'bell \u0007',
  ' two  blanks ',
  'João 王 😀',
  "O'Brien",
]

test('XLSX keeps every text as it is, and numbers only where Excel keeps their digits', async () => {
  const amounts = ['70.00', '-0.5', '123456789012345', '1234567890123456', '0.000000000000000001', '12.5']
  const rows = amounts.map((amount, n) => [hostile[n] ?? '', amount, 'EUR', at])
  const read = readXlsxRows(await written([...rows, ['', null, null, null]], out => xlsxSink(out, shape)))
  expect(read.rows.slice(0, -1).map(row => Object.values(row))).toEqual(rows)
  expect(Object.values(read.rows.at(-1)!)).toEqual(['', '', '', ''])
  expect(read.styles.filter(style => style !== '')).toEqual(['3', '2', '1', '19', '2'])
})

test('XLSX goes on on another sheet, and is refused past its limits', async () => {
  const rows = Array.from({ length: 7 }, (_, n): Cell[] => [`${n}`, '1', 'EUR', at])
  const limits = { ...xlsxLimits, rows: 4, sheets: 3 }
  const file = await written(rows, out => xlsxSink(out, shape, limits))
  expect(readXlsxRows(file).sheets).toEqual([3, 3, 1])
  const few = { ...limits, sheets: 2 }
  await expect(written(rows, out => xlsxSink(out, shape, few))).rejects.toThrow('take CSV or Parquet')
  const long: Cell[][] = [['x'.repeat(32_768), '1', 'EUR', at]]
  await expect(written(long, out => xlsxSink(out, shape))).rejects.toThrow('32,767 characters')
})

test('Parquet holds decimals to the last digit, over its row groups', async () => {
  const amounts = ['99999999999999999999.999999999999999999', '-0.000000000000000001', '0', '70']
  const rows: Cell[][] = amounts.map((amount, n) => [hostile[n]!, amount, 'EUR', at])
  rows.push([null, null, null, null])
  for (let n = 0; n < 20_000; n++) rows.push([`r${n}`, '0.01', 'EUR', at])
  const tally = tallyOf(shape)
  tally.take(rows)
  const read = await readParquetRows(await written(rows, out => parquetSink(out, shape, tally.digits())))
  expect(read.schema.find(one => one.name === 'Amount')).toMatchObject({ precision: 38, scale: 18 })
  expect(read.rows).toHaveLength(rows.length)
  expect(read.rows.slice(0, 3).map(row => row.Amount)).toEqual([
    amounts[0],
    amounts[1],
    '0.000000000000000000',
  ])
  expect(read.rows[0]!.Time).toBe(at)
  expect(Object.values(read.rows[4]!)).toEqual(['', '', '', ''])
  expect(tally.sums()).toEqual([
    { column: 'amount', currency: 'EUR', sum: '100000000000000000269.999999999999999998' },
  ])
})

test('more digits than a decimal of Parquet holds are refused', () => {
  const digits = { amount: { whole: 60, scale: 20 } }
  expect(() => parquetSink({} as FileOut, shape, digits)).toThrow('take CSV')
})
