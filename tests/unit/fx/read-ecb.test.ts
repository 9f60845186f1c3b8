import { describe, expect, it } from 'vitest'
import { readEcb } from '@/lib/fx/read-ecb'
import { multiply, subtract, toAmount } from '@/lib/money/amount'
import { ecbFile } from '@/tests/support/ecb'

const terms = { baseCurrency: 'EUR', today: '2026-11-25', from: null }
const read = (text: string | Buffer, given: { baseCurrency?: string; from?: string } = {}) =>
  readEcb(Buffer.from(text as string), { ...terms, ...given })

const history = ecbFile([
  { time: '2026-11-24', rates: { USD: '1.0876', JPY: '164.35', IDR: '17243.66', BGN: '1.9558' } },
  { time: '2026-11-23', rates: { USD: '1.0850', JPY: '163.90', IDR: '17201.00', BGN: '1.9558' } },
  { time: '2026-11-20', rates: { USD: '1.0812', JPY: '163.01', IDR: '17190.10', BGN: '1.9558' } },
])

/** The daily file, letter by letter as the bank writes it, cut to three currencies. */
const daily = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
	<gesmes:subject>Reference rates</gesmes:subject>
	<gesmes:Sender>
		<gesmes:name>European Central Bank</gesmes:name>
	</gesmes:Sender>
	<Cube>
		<Cube time='2026-11-25'>
			<Cube currency='USD' rate='1.0904'/>
			<Cube currency='GBP' rate='0.83195'/>
			<Cube currency='KRW' rate='1523.11'/>
		</Cube>
	</Cube>
</gesmes:Envelope>`

describe('a file of the European Central Bank', () => {
  it('gives base units per unit, and keeps what the bank quotes', () => {
    const rows = read(daily)
    expect(rows.map(({ line: _, ...row }) => row)).toEqual([
      { day: '2026-11-25', currency: 'USD', rate: '0.917094644167278063', quoted: '1.0904', source: 'ecb' },
      { day: '2026-11-25', currency: 'GBP', rate: '1.20199531221828235', quoted: '0.83195', source: 'ecb' },
      {
        day: '2026-11-25',
        currency: 'KRW',
        rate: '0.00065655139812620231',
        quoted: '1523.11',
        source: 'ecb',
      },
    ])
    expect(rows.map(row => row.line)).toEqual([9, 10, 11])
  })

  it('of several days gives them all, or those from a day on', () => {
    expect(new Set(read(history).map(row => row.day))).toEqual(
      new Set(['2026-11-24', '2026-11-23', '2026-11-20']),
    )
    expect(read(history, { from: '2026-11-23' })).toHaveLength(8)
    expect(read(history, { from: '2026-11-25' })).toEqual([])
    const oldest = read(history, { from: '2026-11-20' }).find(row => row.day === '2026-11-20')
    expect(oldest?.line).toBe(read(history).find(row => row.day === '2026-11-20')?.line)
  })

  it('has an inverse that is right to a hundred-thousand-billionth', () => {
    for (const { rate, quoted } of read(history)) {
      const off = subtract(multiply(rate, quoted!), toAmount('1')).replace('-', '')
      expect(BigInt(off.split('.')[1]!.padEnd(40, '0').slice(0, 40)), `${quoted}`).toBeLessThan(10n ** 23n)
    }
  })

  it('under another base is what both are worth in euro, and the euro is one of them', () => {
    const rows = read(history, { baseCurrency: 'USD' }).filter(row => row.day === '2026-11-24')
    expect(rows.map(({ currency, rate }) => [currency, rate])).toEqual([
      ['JPY', '0.00661758442348646182'],
      ['IDR', '0.0000630724567754177477'],
      ['BGN', '0.556089579711626956'],
      ['EUR', '1.0876'],
    ])
  })

  it.each([
    ['no XML', 'hello', /no XML|no file/],
    ['cut short', daily.slice(0, -40), /^Line \d+: this is no XML/],
    ['HTML', '<html><body>Not found</body></html>', /no file of reference rates/],
    [
      'a DOCTYPE',
      daily.replace('<gesmes', '<!DOCTYPE lolz [<!ENTITY lol "lol">]>\n<gesmes'),
      /^Line 2: a DOCTYPE/,
    ],
    [
      'a lone ENTITY',
      daily.replace('<Cube>', '<!ENTITY x SYSTEM "file:///etc/passwd"><Cube>'),
      /^Line 7: a ENTITY/,
    ],
    ['a negative rate', daily.replace('1.0904', '-1.09'), /^Line 9: the rate of USD/],
    ['a rate of zero', daily.replace('1.0904', '0.000'), /^Line 9: the rate of USD/],
    ['a comma', daily.replace('1.0904', '1,09'), /^Line 9: the rate of USD/],
    ['an exponent', daily.replace('1.0904', '1e3'), /^Line 9: the rate of USD/],
    ['an entity for a rate', daily.replace('1.0904', '&#49;.09'), /^Line 9: the rate of USD/],
    ['a currency that is none', daily.replace('USD', 'us$'), /^Line 9: A currency/],
    ['no currency', daily.replace("currency='USD' ", ''), /^Line 9: a Cube of a rate needs/],
    [
      'the same currency twice',
      daily.replace('GBP', 'USD'),
      /^Line 10: USD of 2026-11-25 stands in line 9 already/,
    ],
    ['a day in the future', daily.replace('11-25', '11-26'), /^Line 8: The date lies in the future/],
    ['day and month swapped', daily.replace('2026-11-25', '2026-25-11'), /^Line 8: The date must be a day/],
    ['30 February', daily.replace('2026-11-25', '2026-02-30'), /^Line 8: The date must be a day/],
    ['a day without rates', daily.replace(/<Cube currency.*\n/g, ''), /^Line 8: 2026-11-25 has no rates/],
    [
      'ten thousand tags inside one another',
      '<a>'.repeat(10_000) + '</a>'.repeat(10_000),
      /cannot be read|no XML/,
    ],
  ])('with %s is refused as a whole, with its line', (_, text, words) => {
    expect(() => read(text)).toThrow(words)
  })

  it('whose bytes are no UTF-8 is refused', () => {
    expect(() => read(Buffer.from([0x3c, 0xff, 0xfe, 0x3e]))).toThrow(/not UTF-8/)
  })

  it('without the base currency on a day is refused', () => {
    expect(() => read(daily, { baseCurrency: 'SEK' })).toThrow(/^Line 8: 2026-11-25 has no rate of SEK/)
  })
})
