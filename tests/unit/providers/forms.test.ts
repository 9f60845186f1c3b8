import { describe, expect, test } from 'vitest'
import { timeLeft } from '@/components/providers/time-left'
import { parseKeyChange, parseKeyOrder, parseRevocation, parseRotation } from '@/lib/providers/keys/form'
import {
  parseEnding,
  parsePlan,
  parseRanges,
  parseRateLimit,
  parseStanding,
} from '@/lib/providers/network-form'

const key = { keyId: 'ck_abc', reason: 'a reason' }
const order = { providerId: 'acme', label: '', rateLimit: '', expiresAt: '' }

describe('the forms of keys', () => {
  test('read what a person types', () => {
    expect(parseKeyOrder(order)).toEqual({
      providerId: 'acme',
      label: null,
      rateLimit: null,
      expiresAt: null,
    })
    const full = { ...order, label: ' Malta ', rateLimit: '40', expiresAt: '2026-12-31' }
    expect(parseKeyOrder(full)).toEqual({
      providerId: 'acme',
      label: 'Malta',
      rateLimit: 40,
      expiresAt: Date.parse('2027-01-01T00:00:00Z'),
    })
    expect(parseKeyChange({ ...key, label: 'x', rateLimit: '1' })).toMatchObject({ label: 'x', rateLimit: 1 })
  })

  test('a reason is needed for what cuts a studio off', () => {
    const rotation = { keyId: 'ck_abc', overlap: '1h', force: false }
    expect(parseRotation(rotation)).toMatchObject({ overlap: '1h', reason: null })
    for (const cut of [{ overlap: '0' }, { force: true }]) {
      expect(parseRotation({ ...rotation, ...cut })).toBeNull()
      expect(parseRotation({ ...rotation, ...cut, reason: 'x ' })).toBeNull()
      expect(parseRotation({ ...rotation, ...cut, reason: ' it leaked ' })).toMatchObject({
        reason: 'it leaked',
      })
    }
    expect(parseRevocation({ keyId: 'ck_abc' })).toBeNull()
    expect(parseRevocation(key)).toEqual(key)
  })

  const wrong: object[] = [
    { label: 'x'.repeat(101) },
    { label: 'a\u0000b' },
    ...['0', '-1', '1.5', '1e3', '1000001', '10000000', ' 5', 'x'].map(rateLimit => ({ rateLimit })),
    ...['2026-02-30', '2026-13-01', 'tomorrow', '2026-1-1'].map(expiresAt => ({ expiresAt })),
    { providerId: 'Acme' },
    { providerId: '__proto__ ' },
  ]
  test.each(wrong)('%j is no order of ours', parts =>
    expect(parseKeyOrder({ ...order, ...parts })).toBeNull(),
  )

  test.each([undefined, null, 1, 'x', [], {}, { keyId: 'nobody' }])('nor is %j anything', raw => {
    for (const parse of [parseKeyOrder, parseKeyChange, parseRevocation, parseRotation])
      expect(parse(raw)).toBeNull()
  })
})

describe('the forms of the network', () => {
  const plan = { providerId: 'acme', from: '2026-12-24T20:00', to: '2026-12-24T22:30', reason: 'an upgrade' }

  test('read times as UTC, whatever the zone of the reader', () => {
    expect(parsePlan(plan)).toMatchObject({
      from: Date.UTC(2026, 11, 24, 20),
      to: Date.UTC(2026, 11, 24, 22, 30),
    })
  })

  const wrong: object[] = [
    ...['2026-02-30T00:00', '2026-12-24', '2026-12-24T24:00', '2026-12-24T20:00Z', '', 'now'].map(from => ({
      from,
    })),
    { reason: '' },
    { reason: 'x' },
    { reason: 'y'.repeat(501) },
    { to: null },
  ]
  test.each(wrong)('%j is no plan', parts => expect(parsePlan({ ...plan, ...parts })).toBeNull())

  test.each([undefined, null, 1, 'x', [], {}, { providerId: 'acme' }, { id: 'x', reason: 'yes' }])(
    'nor is %j anything',
    raw => {
      for (const parse of [parsePlan, parseEnding, parseRanges, parseRateLimit, parseStanding])
        expect(parse(raw)).toBeNull()
    },
  )
})

test.each([
  [7 * 86_400_000, '7 d 0 h'],
  [90_061_000, '1 d 1 h'],
  [3_599_001, '1 h 0 min'],
  [61_000, '1 min 1 s'],
  [1, '1 s'],
  [0, '0 s'],
  [-5000, '0 s'],
])('%i ms are %s', (millis, words) => expect(timeLeft(millis)).toBe(words))
