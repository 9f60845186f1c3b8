import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basisOf, compareRows } from '@/lib/fx/compare'
import { limitFor } from '@/lib/fx/limits'
import type { NewestRate } from '@/lib/fx/newest'
import type { SheetRow } from '@/lib/fx/sheet'
import { toAmount } from '@/lib/money/amount'
import { isOffByMore, percentOff, ratio, shortened } from '@/lib/money/ratio'

const limit = (amount: string | null, currency = '*', role = '*') => ({
  action: 'rate.set',
  currency,
  role,
  version: 1,
  amount,
})
const row = (day: string, rate: string, currency = 'USD'): SheetRow => ({
  day,
  currency,
  rate: toAmount(rate),
  quoted: null,
  source: 'test',
})
const known = (...days: [day: string, rate: string, revision?: number][]) =>
  new Map([
    [
      'USD',
      days.map(
        ([day, rate, revision = 1]): NewestRate => ({
          day,
          rate: toAmount(rate),
          revision,
          source: 'test',
          createdBy: 'cli',
        }),
      ),
    ],
  ])

describe('a sheet against what is there', () => {
  it('is held against the day before, its own rows too, else against the day itself', () => {
    const rows = [row('2026-11-20', '1.00'), row('2026-11-23', '1.05'), row('2026-11-24', '1.30')]
    const compared = compareRows(rows, known(['2026-11-19', '1.00'], ['2026-11-24', '1.29', 3]), [
      limit('10'),
    ])
    expect(
      compared.map(({ change, former, deviation, isHeld, revision }) => [
        change,
        former?.day,
        deviation,
        isHeld,
        revision,
      ]),
    ).toEqual([
      ['new', '2026-11-19', '0.00', false, 0],
      ['new', '2026-11-20', '5.00', false, 0],
      ['correction', '2026-11-23', '23.81', true, 3],
    ])
    const [own] = compareRows([row('2026-11-24', '2')], known(['2026-11-24', '1']), [limit('10')])
    expect(own).toMatchObject({
      change: 'correction',
      former: { day: '2026-11-24', rate: '1' },
      isHeld: true,
    })
  })

  it('has nothing to lie off for the first rate of a currency, and is no change where it is the same', () => {
    expect(compareRows([row('2026-11-24', '1')], new Map(), [])[0]).toMatchObject({
      former: null,
      isHeld: false,
    })
    const [same] = compareRows(
      [row('2026-11-24', '1.50')],
      known(['2026-11-20', '1'], ['2026-11-24', '1.5']),
      [limit('10')],
    )
    expect(same).toMatchObject({ change: 'unchanged', isHeld: false })
  })

  it('is measured by the most exact threshold, to the last digit; without one it takes two', () => {
    const limits = [
      limit('10'),
      limit('50', 'USD'),
      limit('1', '*', 'finance'),
      limit(null, 'USD', 'finance'),
    ]
    expect(limitFor(limits, 'USD')?.amount).toBeNull()
    expect(limitFor(limits, 'JPY')?.amount).toBe('1')
    expect(limitFor(limits.slice(0, 2), 'USD')?.amount).toBe('50')
    const before = known(['2026-11-20', '1'])
    const isHeld = (rate: string) => compareRows([row('2026-11-24', rate)], before, [limit('10')])[0]!.isHeld
    expect([
      isHeld('1.1'),
      isHeld('1.100000000000000001'),
      isHeld('0.9'),
      isHeld('0.899999999999999999'),
    ]).toEqual([false, true, false, true])
    expect(compareRows([row('2026-11-24', '1')], before, [])[0]!.isHeld).toBe(true)
  })

  it('rests on what its days and the days before have: any of them set anew is another basis', () => {
    const asked = [row('2026-11-24', '1.2')]
    const basis = (...days: [string, string, number?][]) => basisOf(compareRows(asked, known(...days), []))
    const first = basis(['2026-11-23', '1'], ['2026-11-24', '1.1'])
    expect(basis(['2026-11-20', '9'], ['2026-11-23', '1.0'], ['2026-11-24', '1.10'])).toBe(first)
    expect(basis(['2026-11-23', '1.01'], ['2026-11-24', '1.1'])).not.toBe(first)
    expect(basis(['2026-11-23', '1'], ['2026-11-24', '1.1', 2])).not.toBe(first)
  })
})

describe('a quotient', () => {
  const decimal = fc
    .tuple(fc.bigInt(1n, 10n ** 12n), fc.integer({ min: 0, max: 9 }))
    .map(([digits, point]) =>
      toAmount(
        `${digits / 10n ** BigInt(point)}.${(digits % 10n ** BigInt(point)).toString().padStart(point, '0')}`.replace(
          /\.0?$/,
          '.0',
        ),
      ),
    )

  it('times its divisor is the dividend to a part in 10^17', () => {
    fc.assert(
      fc.property(decimal, x => {
        fc.pre(/[1-9]/.test(x))
        const inverse = ratio(toAmount('1'), x)
        expect(isOffByMore(x, ratio(toAmount('1'), inverse), toAmount('0.000000000000001'))).toBe(false)
        expect(inverse.replace(/^[0.]+|\./g, '').length).toBeLessThanOrEqual(18)
        expect(inverse).toMatch(/^[0-9]+(\.[0-9]+)?$/)
      }),
    )
  })

  it('is rounded half to even, and read with a sign and two decimals', () => {
    expect(ratio(toAmount('1000000000000000005'), toAmount('10'))).toBe('100000000000000000')
    expect(ratio(toAmount('1000000000000000015'), toAmount('10'))).toBe('100000000000000002')
    expect([percentOff(toAmount('1'), toAmount('0.7')), percentOff(toAmount('3'), toAmount('3'))]).toEqual([
      '-30.00',
      '0.00',
    ])
    expect([shortened(toAmount('0.0000631234567')), shortened(toAmount('87420.551'))]).toEqual([
      '0.0000631235',
      '87420.6',
    ])
  })
})
