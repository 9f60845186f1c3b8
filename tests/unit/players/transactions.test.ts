import { expect, test } from 'vitest'
import { readNext, writeNext } from '@/lib/players/transactions'

test('a page goes on where the one before ended', () => {
  for (const seq of ['1', '42', '999999999999999999']) expect(readNext(writeNext(seq))).toBe(seq)
})

test.each([
  '',
  'x',
  writeNext('0'),
  writeNext('01'),
  writeNext('-1'),
  writeNext('9'.repeat(19)),
  `${writeNext('1')}=`,
  ' ',
])('what was never a next is refused: %j', text => {
  expect(() => readNext(text)).toThrow(/the page before/)
})
