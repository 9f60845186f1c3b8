import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { utf8Gate } from '@/lib/reconciliation/encoding'
import { parseMapping, suggestMapping } from '@/lib/reconciliation/mapping'
import { peek } from '@/lib/reconciliation/peek'
import { makeLineReader, readAmount } from '@/lib/reconciliation/read-line'
import { readTime } from '@/lib/reconciliation/read-time'
import { jsonSplitter } from '@/lib/reconciliation/split-json'

const said = (read: object) =>
  'problem' in read ? 'no' : 'amount' in read ? read.amount : 'text' in read && read.text

test('amounts are read as they are written, and what a spreadsheet did to one is no amount', () => {
  const point =
    '12.50 12.50 | 007 7 | -3 3 | 1,234.50 1234.50 | 1,234,567 1234567 | 1,234 no | 1E+21 no | 1.2e3 no | .5 no | 5. no | 1.2.3 no'
  const comma = '12,50 12.50 | 1.234,50 1234.50 | 1.234.567 1234567 | 1.234 no | 12.50 no'
  for (const [text, mark] of [
    [point, '.'],
    [comma, ','],
  ] as const)
    for (const pair of text.split(' | ')) {
      const [given, read] = pair.split(' ') as [string, string]
      expect(said(readAmount(given, mark)), given).toBe(read)
    }
  expect(said(readAmount('1 234 567.89', '.'))).toBe('1234567.89')
  expect(said(readAmount('1'.repeat(21), '.'))).toBe('no')
})

describe('times', () => {
  test('are read in their form', () => {
    expect(readTime('2026-11-05 10:20:30.5', 'iso')).toEqual({ text: '2026-11-05T10:20:30.5', isLocal: true })
    expect(readTime('2026-11-05T10:20:30+02:00', 'iso')).toEqual({
      text: '2026-11-05T10:20:30.0+02:00',
      isLocal: false,
    })
    expect(said(readTime('05/11/2026 10:20', 'dmy'))).toBe('2026-11-05T10:20:0.0'.replace(':0.0', ':00.0'))
    expect(said(readTime('11/5/2026 12:05 AM', 'mdy'))).toBe('2026-11-05T00:05:00.0')
    expect(said(readTime('5.11.2026', 'dmy'))).toBe('2026-11-05T00:00:00.0')
    expect(said(readTime('1790000000', 'unix'))).toBe(new Date(1_790_000_000_000).toISOString())
  })

  test('that cannot be are flagged, with what is probably the matter', () => {
    expect(readTime('11/25/2026 10:00', 'dmy')).toMatchObject({
      problem: expect.stringMatching(/look swapped/),
    })
    expect(readTime('46322.5', 'iso')).toMatchObject({ problem: expect.stringMatching(/spreadsheet/) })
    for (const wrong of ['2026-02-30', '2026-11-05 24:00', 'yesterday', '', '1026-01-01'])
      expect(said(readTime(wrong, 'iso')), wrong).toBe('no')
    expect(said(readTime('1790000000000', 'unix'))).toBe('no')
  })
})

test('a mapping is guessed from the names of columns, and only what is one is taken', () => {
  const guess = suggestMapping(['Transaction_ID', 'Transaction type', 'Amount', 'CCY', 'Created At'], 'UTC')
  expect(guess.columns).toMatchObject({
    ...{
      id: 'Transaction_ID',
      kind: 'Transaction type',
      amount: 'Amount',
      currency: 'CCY',
      at: 'Created At',
    },
    ...{ state: null, round: null, player: null },
  })
  expect(parseMapping(JSON.parse(JSON.stringify(guess)))).toEqual(guess)
  for (const wrong of [null, {}, { ...guess, zone: 'Moon/Base' }, { ...guess, more: 1 }])
    expect(parseMapping(wrong)).toBeNull()
})

test('a line says everything that is wrong with it at once', () => {
  const read = makeLineReader(suggestMapping([], 'UTC'))
  expect(read(7, { id: 't1', kind: 'Debit', amount: '5', currency: 'eur' })).toMatchObject({
    ...{ line: 7, id: 't1', kind: 'bet', amount: '5', currency: 'EUR', state: null, problem: null },
  })
  expect(read(8, { id: '', kind: 'gamble', amount: '', currency: '€' }).problem).toBe(
    'it has no transaction id. the mapping knows no kind "gamble". "€" is no currency. it has no amount.',
  )
  expect(read(9, { id: 'x1', kind: 'refund', amount: '', currency: '' }).problem).toBeNull()
  expect(read(10, { id: '="0012"', kind: 'bet', amount: '1', currency: 'EUR' }).id).toBe('0012')
})

test('what a file is, its beginning says', () => {
  expect(peek(Buffer.from('a;b;c\n1;2;3'))).toEqual({
    ...{ form: 'csv', delimiter: ';', columns: ['a', 'b', 'c'], rows: [['1', '2', '3']] },
  })
  expect(peek(Buffer.from('{"t":"run"}\n')).form).toBe('journal')
  expect(peek(Buffer.from(' [{"transaction_id":"1"}]')).form).toBe('json')
  // A character that the end of the part cuts in two is no wrong one.
  const long = Buffer.from(`a,b,c\n${'ä,ö,ü\n'.repeat(9000)}`)
  expect(peek(long.subarray(0, 64 * 1024 + 1)).columns).toEqual(['a', 'b', 'c'])
})

test('text passes the gate however it is cut, and is the same behind it', async () => {
  const text = 'aä€😀\n'.repeat(50)
  const bytes = Buffer.from(text)
  for (const size of [1, 2, 3, 5, 7]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
      bytes.subarray(n * size, (n + 1) * size),
    )
    const out: Buffer[] = []
    for await (const chunk of Readable.from(chunks).pipe(utf8Gate(() => {}))) out.push(chunk)
    expect(Buffer.concat(out).toString()).toBe(text)
  }
  const cut = Readable.from([bytes.subarray(0, 2)]).pipe(utf8Gate(() => {}))
  await expect(cut.toArray()).rejects.toThrow(/Line 1: not UTF-8/)
})

test('objects are cut out of JSON however it is cut, whatever stands in their texts', () => {
  const objects = [{ a: '}{][\\"' }, { b: { c: ['{', 1] } }, { d: 'ä😀' }]
  for (const text of [JSON.stringify(objects, null, 1), objects.map(one => JSON.stringify(one)).join('\n')]) {
    const bytes = Buffer.from(text)
    for (const size of [1, 3, 8, 1000]) {
      const { take, end } = jsonSplitter()
      const pieces = []
      for (let at = 0; at < bytes.length; at += size) pieces.push(...take(bytes.subarray(at, at + size)))
      end()
      expect(pieces.map(piece => JSON.parse(piece.text))).toEqual(objects)
    }
  }
})
