import { isIP } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefusal } from '@/lib/refusal'
import { isWithin } from '@/lib/wire/address'
import { rangesMax, readRanges } from '@/lib/wire/ranges'

const refusalOf = (text: string) => {
  try {
    readRanges(text)
  } catch (thrown) {
    if (isRefusal(thrown)) return thrown
  }
  throw new Error(`"${text}" was not refused`)
}

test('addresses and ranges of both families are read in their plain form, blank lines are none', () => {
  const written =
    '203.0.113.7\r\n\n  10.0.0.0/8\n198.51.100.4/32\n2001:DB8::/32\n2001:db8:0:0:1:0:0:1\n::/0\n::1\n1:0:0:2::\n64:ff9b::203.0.113.7'
  expect(readRanges(written)).toEqual([
    '203.0.113.7',
    '10.0.0.0/8',
    '198.51.100.4',
    '2001:db8::/32',
    '2001:db8::1:0:0:1',
    '::/0',
    '::1',
    '1:0:0:2::',
    '64:ff9b::cb00:7107',
  ])
  expect(readRanges('')).toEqual([])
  expect(readRanges('\n \n')).toEqual([])
})

test('what is read admits what it says', () => {
  const ranges = readRanges('203.0.113.0/30\n2001:db8:1::/48\n0.0.0.0/8')
  expect(['203.0.113.3', '2001:db8:1:ffff::9', '0.1.2.3'].every(one => isWithin(one, ranges))).toBe(true)
  expect(['203.0.113.4', '2001:db8:2::', '1.0.0.0'].some(one => isWithin(one, ranges))).toBe(false)
})

const isRead = (text: string) => {
  try {
    return readRanges(text).length === 1
  } catch {
    return false
  }
}

test('what Node takes for an address is one here, and nothing else', () => {
  const group = fc.constantFrom(
    '0',
    '1',
    'f',
    'FFFF',
    '2001',
    'db8',
    '',
    '00000',
    'g',
    '1.2.3.4',
    '1.2.3',
    '255',
    '256',
  )
  const joined = fc
    .array(group, { minLength: 1, maxLength: 9 })
    .chain(groups => fc.constantFrom(':', '.').map(by => groups.join(by)))
  fc.assert(
    fc.property(fc.oneof(joined, fc.ipV4(), fc.ipV6()), text => {
      fc.pre(!/^(0*:)*:?(0{1,4}:)*ffff:/i.test(text))
      expect(isRead(text), text).toBe(isIP(text) !== 0)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['10.0.0.0/8\n\nacme.example', 'Line 3'],
  ['10.0.0.0/33', '0 to 32'],
  ['10.0.0.0/', '0 to 32'],
  ['10.0.0.0/08', '0 to 32'],
  ['10.0.0.0/-1', '0 to 32'],
  ['10.0.0.0/8/8', 'no address'],
  ['2001:db8::/129', '0 to 128'],
  ['010.0.0.1', 'no address'],
  ['10.0.0', 'no address'],
  ['10.0.0.1-10.0.0.9', 'no address'],
  ['fe80::1%eth0', 'no address'],
  ['::a1.2.3.4', 'no address'],
  ['10.0.0.1, 10.0.0.2', 'no address'],
  ['10.1.2.3/8', 'Write 10.0.0.0/8, or 10.1.2.3 for'],
  ['2001:db8::1/32', 'Write 2001:db8::/32, or 2001:db8::1 for'],
  ['::ffff:10.0.0.1', 'Write it as 10.0.0.1'],
  ['10.0.0.1\n\n10.0.0.1/32', 'Line 3: 10.0.0.1 stands on line 1'],
  ['2001:db8::/32\n2001:0DB8:0::/32', 'stands on line 1'],
  [Array.from({ length: rangesMax + 1 }, (_, at) => `10.0.${at}.0/24`).join('\n'), `Line ${rangesMax + 1}`],
  ['1'.repeat(20_001), 'too long'],
])('%j is refused, with the line and what to write', (text, said) => {
  const { code, facts, message } = refusalOf(text)
  expect({ code, field: facts.field }).toEqual({ code: 'INVALID_REQUEST', field: 'address_ranges' })
  expect(message).toContain(said)
})
