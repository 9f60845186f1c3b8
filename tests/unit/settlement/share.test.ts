import { expect, test } from 'vitest'
import { toAmount } from '@/lib/money/amount'
import { readTiers, shareOf } from '@/lib/settlement/share'

const tiers = [
  { above: '0', percent: '15' },
  { above: '1000', percent: '12.5' },
  { above: '5000', percent: '10' },
]

test('each part of GGR has the per cent of its tier', () => {
  const told = ['0', '0.01', '1000', '1000.10', '5000', '12345.678'].map(
    ggr => +shareOf(toAmount(ggr), tiers),
  )
  expect(told).toEqual([0, 0.0015, 150, 150.0125, 650, 1384.5678])
})

test('of a lost month there is no share', () => {
  expect(shareOf(toAmount('-20'), tiers)).toBe('0')
})

test('tiers begin at zero, rise, and stay below a hundred per cent', () => {
  expect(readTiers(tiers)).toEqual(tiers)
  expect(readTiers([])).toContain('one to ten')
  expect(readTiers([{ above: '1', percent: '5' }])).toContain('begins at 0')
  expect(readTiers([tiers[0]!, { above: '0', percent: '5' }])).toContain('above the last')
  expect(readTiers([{ above: '0', percent: '100.1' }])).toContain('at most 100')
  expect(readTiers([{ above: '0', percent: '-1' }])).toContain('written like')
})
