import { describe, expect, it } from 'vitest'
import { type DayRate, lastRateFor, type RateBook, rateFor } from '@/lib/fx/rate'
import { toAmount } from '@/lib/money/amount'

const book: RateBook = {
  baseCurrency: 'EUR',
  fxDaysBack: 4,
  rates: new Map([
    ['USD', [day('2026-11-20', '0.93', 2), day('2026-11-12', '0.91'), day('2026-11-10', '0.90')]],
  ]),
}

describe('the rate of a day', () => {
  it.each([
    ['its own', '2026-11-20', '0.93', '2026-11-20'],
    ['a weekend’s, the last one before', '2026-11-22', '0.93', '2026-11-20'],
    ['four days later, still the last one', '2026-11-24', '0.93', '2026-11-20'],
    ['in the past, of what was known for it', '2026-11-11', '0.90', '2026-11-10'],
    ['in the past, its own', '2026-11-12', '0.91', '2026-11-12'],
  ])('%s', (_, asked, rate, of) => {
    expect(rateFor(book, 'USD', asked)).toEqual({ rate, day: of, source: 'ecb', stale: false })
  })

  it('is none five days after the last one, and the last one ever known is marked', () => {
    expect(rateFor(book, 'USD', '2026-11-25')).toBeNull()
    expect(lastRateFor(book, 'USD', '2026-11-25')).toEqual({
      rate: '0.93',
      day: '2026-11-20',
      source: 'ecb',
      stale: true,
    })
  })

  it('is none before the first one, and for a currency that was never quoted', () => {
    expect(rateFor(book, 'USD', '2026-11-09')).toBeNull()
    expect(lastRateFor(book, 'USD', '2026-11-09')).toBeNull()
    expect(rateFor(book, 'SEK', '2026-11-20')).toBeNull()
    expect(lastRateFor(book, 'SEK', '2026-11-20')).toBeNull()
  })

  it('of the base currency is one, of that very day', () => {
    expect(rateFor(book, 'EUR', '2026-11-25')).toEqual({
      rate: '1',
      day: '2026-11-25',
      source: 'base',
      stale: false,
    })
  })

  it('with no day to fall back on counts on its own day only', () => {
    const strict = { ...book, fxDaysBack: 0 }
    expect(rateFor(strict, 'USD', '2026-11-20')?.rate).toBe('0.93')
    expect(rateFor(strict, 'USD', '2026-11-21')).toBeNull()
  })
})

function day(of: string, rate: string, revision = 1): DayRate {
  return { day: of, rate: toAmount(rate), source: 'ecb', revision }
}
