import { afterEach, describe, expect, test } from 'vitest'
import { callerOf, isWithin, lastHop, networkOf, plainAddress } from '@/lib/wire/address'

afterEach(() => void delete process.env.CAGE_TRUSTED_PROXIES)

describe('an address is within a list', () => {
  const ranges = ['10.0.0.0/8', '203.0.113.7', '2001:db8::/32', 'fd00::1']
  const inside = [
    '10.0.0.0',
    '10.255.255.255',
    '203.0.113.7',
    '2001:db8:ffff::',
    '2001:DB8::1',
    'fd00::1',
    'fd00:0::1',
  ]
  const outside = [
    '11.0.0.0',
    '203.0.113.6',
    '2001:db9::',
    'fd00::2',
    '',
    'x',
    '10.0.0.1/8',
    '10.0.0',
    '010.0.0.1',
  ]
  test.each(inside)('%s', address => expect(isWithin(address, ranges)).toBe(true))
  test.each(outside)('not %s', address => expect(isWithin(address, ranges)).toBe(false))

  test('in IPv6 form as its IPv4 address is', () => {
    expect(isWithin('::ffff:10.1.2.3', ranges)).toBe(true)
    expect(isWithin('::ffff:0a01:0203', ranges)).toBe(true)
    expect(isWithin('::ffff:11.1.2.3', ranges)).toBe(false)
    expect(isWithin('::10.1.2.3', ranges)).toBe(false)
  })

  test('and in an empty one is nobody', () => expect(isWithin('10.0.0.1', [])).toBe(false))
})

test('the form of a double-stack socket is taken off, in whatever letters', () => {
  expect(plainAddress('::ffff:10.0.0.1')).toBe('10.0.0.1')
  expect(plainAddress('::FFFF:10.0.0.1')).toBe('10.0.0.1')
  expect(plainAddress('2001:db8::1')).toBe('2001:db8::1')
  expect(plainAddress(undefined)).toBe('')
})

describe('the caller', () => {
  test('is the peer where no proxy is trusted, or the peer is none of them', () => {
    expect(callerOf('::ffff:192.0.2.1', '203.0.113.9')).toBe('192.0.2.1')
    process.env.CAGE_TRUSTED_PROXIES = '10.0.0.0/8'
    expect(callerOf('192.0.2.1', '203.0.113.9')).toBe('192.0.2.1')
  })

  test('is the last hop that is no proxy of ours; what stands before it is the caller’s own invention', () => {
    process.env.CAGE_TRUSTED_PROXIES = '10.0.0.0/8, fd00::/16'
    for (const peer of ['10.0.0.1', '::ffff:10.0.0.1', 'fd00::5']) {
      expect(callerOf(peer, '203.0.113.9')).toBe('203.0.113.9')
      expect(callerOf(peer, '6.6.6.6, 203.0.113.9, 10.1.1.1, fd00::7')).toBe('203.0.113.9')
      expect(callerOf(peer, '::ffff:203.0.113.9')).toBe('203.0.113.9')
      expect(callerOf(peer, undefined)).toBe(plainAddress(peer))
      expect(callerOf(peer, '10.1.1.1, 10.1.1.2')).toBe(plainAddress(peer))
      expect(callerOf(peer, '203.0.113.9, nonsense')).toBe('nonsense')
    }
  })

  test('is known without the port that some proxies write', () => {
    expect(lastHop('203.0.113.9:4711')).toBe('203.0.113.9')
    expect(lastHop('[2001:db8::1]:4711')).toBe('2001:db8::1')
    expect(lastHop('[2001:db8::1]')).toBe('2001:db8::1')
    expect(lastHop('2001:db8::1')).toBe('2001:db8::1')
  })
})

test('where a caller is at home is the address, or 64 bits of it', () => {
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9')
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(networkOf('2001:0db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
})
