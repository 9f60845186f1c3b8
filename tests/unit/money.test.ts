import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Amount,
  add,
  canonical,
  compare,
  format,
  isNegative,
  isZero,
  multiply,
  parseAmount,
  subtract,
  toAmount,
} from '@/lib/money/amount'
import { decimalsOf } from '@/lib/money/currency'

type Scaled = { digits: bigint; scale: number }

/** Any plain decimal as big as sums and products of what the wire admits can be, beside its value in whole numbers. */
const decimal = fc
  .record({ digits: fc.bigInt(-(10n ** 58n), 10n ** 58n), scale: fc.nat(36) })
  .map(value => ({ ...value, amount: printed(value) }))

const onWire = fc
  .record({ whole: fc.bigInt(0n, 10n ** 20n - 1n), scale: fc.nat(18), part: fc.bigInt(0n, 10n ** 18n - 1n) })
  .map(({ whole, scale, part }) =>
    scale === 0 ? `${whole}` : `${whole}.${String(part).padStart(18, '0').slice(0, scale)}`,
  )

describe('amounts are exact', () => {
  test('a sum and a difference are those of whole numbers', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(add(a.amount, b.amount)).toBe(printed(plus(a, b, 1n)))
        expect(subtract(a.amount, b.amount)).toBe(printed(plus(a, b, -1n)))
      }),
      { numRuns: 1000 },
    )
  })

  test('a product is that of whole numbers', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(multiply(a.amount, b.amount)).toBe(
          printed({ digits: a.digits * b.digits, scale: a.scale + b.scale }),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('what is added and taken away again leaves what was there', () => {
    fc.assert(
      fc.property(onWire, onWire, (a, b) => {
        const [x, y] = [parseAmount(a)!, parseAmount(b)!]
        expect(compare(subtract(add(x, y), y), x)).toBe(0)
      }),
    )
  })

  test('the order is that of whole numbers', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const difference = plus(a, b, -1n).digits
        expect(Math.sign(compare(a.amount, b.amount))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
        expect(isZero(a.amount)).toBe(a.digits === 0n)
        expect(isNegative(a.amount)).toBe(a.digits < 0n)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('how amounts are written', () => {
  test('the same value has one canonical text, and it is as short as can be', () => {
    fc.assert(
      fc.property(decimal, fc.nat(10), (a, zeros) => {
        const longer = printed({ digits: a.digits * 10n ** BigInt(zeros), scale: a.scale + zeros })
        expect(canonical(longer)).toBe(canonical(a.amount))
        expect(canonical(a.amount)).not.toMatch(/\.$|\.\d*0$/)
        expect(compare(canonical(a.amount), a.amount)).toBe(0)
      }),
    )
  })

  test('a balance has at least its currency’s decimals, and all it really has', () => {
    for (const [amount, currency, text] of [
      ['70', 'EUR', '70.00'],
      ['70.5000', 'EUR', '70.50'],
      ['70.505', 'EUR', '70.505'],
      ['0', 'JPY', '0'],
      ['0.10', 'JPY', '0.1'],
      ['1', 'BHD', '1.000'],
      ['1', 'BTC', '1.00000000'],
      ['0.000000000000000001', 'BTC', '0.000000000000000001'],
      ['-3.1', 'EUR', '-3.10'],
      ['100', 'IDR', '100.00'],
      ['100', 'HUF', '100.00'],
    ] as const) {
      expect(format(toAmount(amount), currency), `${amount} ${currency}`).toBe(text)
    }
  })

  test('formatting changes no value', () => {
    fc.assert(
      fc.property(decimal, fc.constantFrom('EUR', 'JPY', 'BHD', 'BTC', 'CLF', 'ETH'), (a, currency) => {
        const text = format(a.amount, currency)
        expect(compare(toAmount(text), a.amount)).toBe(0)
        expect(text.split('.')[1]?.length ?? 0).toBeGreaterThanOrEqual(decimalsOf(currency))
      }),
    )
  })
})

describe('what is an amount', () => {
  test('what the wire admits is taken as it is', () => {
    fc.assert(fc.property(onWire, text => void expect(parseAmount(text)).toBe(text)))
    for (const text of ['0', '0.0', '99999999999999999999.999999999999999999'])
      expect(parseAmount(text)).toBe(text)
  })

  test('anything else is none', () => {
    const wrong = [
      '',
      ' 1',
      '1 ',
      '1\n',
      '-1',
      '+1',
      '.5',
      '5.',
      '01',
      '00',
      '1e3',
      '1E-7',
      '0x10',
      '1_000',
      '1,5',
      'NaN',
      'Infinity',
      '١',
      '１',
    ]
    const long = ['1'.repeat(21), `1.${'1'.repeat(19)}`]
    for (const text of [
      ...wrong,
      ...long,
      1,
      1.5,
      0,
      null,
      undefined,
      {},
      [],
      ['1'],
      true,
      1n,
      { toString: () => '1' },
    ])
      expect(parseAmount(text), String(text)).toBeNull()
  })

  test('what comes from the database must be a plain decimal', () => {
    for (const text of ['1e-7', 'NaN', 'Infinity', '', '1.', '.5', '0x1', '+1'])
      expect(() => toAmount(text)).toThrow()
    expect(toAmount('-12.50')).toBe('-12.50')
  })
})

function plus(a: Scaled, b: Scaled, sign: bigint): Scaled {
  const scale = Math.max(a.scale, b.scale)
  const widened = (value: Scaled) => value.digits * 10n ** BigInt(scale - value.scale)
  return { digits: widened(a) + sign * widened(b), scale }
}

function printed({ digits, scale }: Scaled): Amount {
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  const point = text.length - scale
  const written = scale === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`
  return (digits < 0n ? `-${written}` : written) as Amount
}
