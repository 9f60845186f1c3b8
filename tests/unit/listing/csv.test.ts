import { expect, test } from 'vitest'
import { csvCell, csvStream } from '@/lib/listing/csv'

test('a text that a spreadsheet would take for a formula is none; numbers stay numbers', () => {
  for (const text of [
    '=1+1',
    '+1',
    '-1 day',
    '@SUM(A1)',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\u200b=1',
    '\u202e=1',
  ])
    expect(csvCell(text), text).toBe(`'${text}`)
  expect(csvCell('\t=1')).toBe("'\t=1")
  expect(csvCell('\r=1')).toBe('"\'\r=1"')
  expect(csvCell('\n=1')).toBe('"\'\n=1"')
  for (const text of ['-1.50', '0.00000001', '12', '', "O'Brien", 'João 王', 'a=b'])
    expect(csvCell(text), text).toBe(text)
  expect(csvCell('says "=1"\nand, more')).toBe('"says ""=1""\nand, more"')
})

const page = (next: string | null) => ({ rows: [{ id: 'a' }], next, previous: null })
const read = (next: string | null) => new Response(csvStream({ id: 'Id' }, 1, async () => page(next))).text()

test('a file that is cut short never looks whole', async () => {
  expect(await read(null)).toBe('Id\r\na\r\n')
  await expect(read('not a cursor')).rejects.toThrow(/no page after it/)
  const failing = csvStream({ id: 'Id' }, 1, () => Promise.reject(new Error('the database is gone')))
  await expect(new Response(failing).text()).rejects.toThrow(/is gone/)
})
