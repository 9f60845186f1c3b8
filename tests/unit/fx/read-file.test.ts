import { describe, expect, it } from 'vitest'
import { readFile } from '@/lib/fx/read-file'
import { ecbFile } from '@/tests/support/ecb'

const read = (text: string | Buffer) =>
  readFile({
    bytes: Buffer.from(text as string),
    fileName: 'rates',
    baseCurrency: 'EUR',
    today: '2026-11-25',
    from: null,
  })

describe('a file of rates', () => {
  it('is XML or CSV by its first character, in the order of currency and day', () => {
    const xml = ecbFile([
      { time: '2026-11-25', rates: { USD: '1.1', GBP: '0.8' } },
      { time: '2026-11-24', rates: { USD: '1.2', GBP: '0.9' } },
    ])
    for (const text of [xml, `\uFEFF  \n${xml.slice(xml.indexOf('<gesmes'))}`])
      expect(read(text).rows.map(({ currency, day }) => `${currency} ${day}`)).toEqual([
        'GBP 2026-11-24',
        'GBP 2026-11-25',
        'USD 2026-11-24',
        'USD 2026-11-25',
      ])
    const sheet = read('date,currency,rate,source\n2026-11-25,USD,0.9,bank\n2026-11-24,USD,0.8,\n')
    expect(sheet).toMatchObject({ kind: 'csv', source: 'csv' })
    expect(sheet.rows).toEqual([
      { day: '2026-11-24', currency: 'USD', rate: '0.8', quoted: null, source: 'csv' },
      { day: '2026-11-25', currency: 'USD', rate: '0.9', quoted: null, source: 'bank' },
    ])
  })

  it.each([
    ['empty', '', /empty/],
    ['without its columns', 'day,currency,rate\n2026-11-25,USD,1\n', /^Line 1/],
    ['with a column of another', 'date,currency,rate,note\n2026-11-25,USD,1,x\n', /^Line 1/],
    ['with a cell too many', 'date,currency,rate\n2026-11-25,USD,1,2\n', /^Line 2/],
    [
      'with a day twice',
      'date,currency,rate\n2026-11-25,USD,1\n2026-11-25,USD,2\n',
      /^Line 3: USD of 2026-11-25 stands in line 2/,
    ],
    ['with a day to come', 'date,currency,rate\n2026-11-26,USD,1\n', /^Line 2: The date lies in the future/],
    ['with an American day', 'date,currency,rate\n11/25/2026,USD,1\n', /^Line 2: The date must be/],
    ['with a swapped day', 'date,currency,rate\n2026-25-11,USD,1\n', /^Line 2: The date must be/],
    ['with a negative rate', 'date,currency,rate\n2026-11-25,USD,-1\n', /^Line 2: A rate is written/],
    ['with a rate of zero', 'date,currency,rate\n2026-11-25,USD,0.00\n', /^Line 2: A rate is written/],
    [
      'with an endless rate',
      `date,currency,rate\n2026-11-25,USD,${'9'.repeat(20)}\n`,
      /^Line 2: A rate is at most/,
    ],
    ['with the base currency', 'date,currency,rate\n2026-11-25,EUR,1\n', /^Line 2: EUR is the base/],
    ['with an unknown code', 'date,currency,rate\n2026-11-25,us,1\n', /^Line 2: A currency is written/],
    ['with a formula', 'date,currency,rate\n2026-11-25,USD,=1+1\n', /^Line 2: A rate is written/],
    [
      'with a long source',
      `date,currency,rate,source\n2026-11-25,USD,1,${'x'.repeat(101)}\n`,
      /^Line 2: A source/,
    ],
  ])('%s is refused as a whole, with its line', (_, text, words) => {
    expect(() => read(text)).toThrow(words)
  })

  it('of bytes that are no text, or of more than 16 MB, is refused in a sentence', () => {
    expect(() => read(Buffer.from([0x64, 0xff, 0x0a]))).toThrow(/UTF-8/)
    expect(() => read(Buffer.alloc(50_000_000, '<'))).toThrow('larger than 16 MB')
  })

  it('of more rates than a sheet may have asks for a later day', () => {
    const days = Array.from({ length: 700 }, (_, back) => ({
      time: new Date(Date.UTC(2026, 10, 25 - back)).toISOString().slice(0, 10),
      rates: Object.fromEntries(Array.from({ length: 30 }, (__, at) => [`C${at + 10}`, '1.5'])),
    }))
    expect(() => read(ecbFile(days))).toThrow(/has 21000 rates, more than 20000: leave out/)
    const bytes = Buffer.from(ecbFile(days))
    const kept = readFile({
      bytes,
      fileName: null,
      baseCurrency: 'EUR',
      today: '2026-11-25',
      from: '2026-11-20',
    })
    expect(kept.rows).toHaveLength(6 * 30)
  })
})
