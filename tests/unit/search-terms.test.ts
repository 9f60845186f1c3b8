import { describe, expect, test } from 'vitest'
import { termsOf } from '@/lib/search/terms'

const id = '01a2051e-8fa0-7002-9a69-aee2a9911e80'

describe('a pasted text means what is in it', () => {
  test.each([
    ['p1001', ['p1001']],
    ['  p1001\n', ['p1001']],
    ['"p1001",', ['"p1001",', 'p1001']],
    ['“p1001”', ['“p1001”', 'p1001']],
    ['p1001\tAnna', ['p1001']],
    [`https://desk.example/rounds/${id}`, [id]],
    [`/players/p%201?entry=${id}`, [id, 'p 1']],
    [`https://desk.example/players/p1001?entry=${id}#top`, [id]],
    ['"transaction_id": "t-1",', ['t-1']],
    ['round_id=r/1', ['r/1']],
    [id.toUpperCase(), [id]],
    [`see ${id} please`, [id]],
    ['t-1\nt-2', ['t-1']],
    ['\u200bt-1\ufeff', ['t-1']],
  ])('%j', (pasted, wanted) => {
    expect(termsOf(pasted)).toEqual(expect.arrayContaining(wanted))
  })

  test('an id with quotes in it stays what it is', () => {
    expect(termsOf('o"dd')).toEqual(['o"dd'])
    expect(termsOf('(r-1)')[0]).toBe('(r-1)')
  })
})

describe('what is no id is none', () => {
  test.each(['', '   ', '\n\n', '\u0000', 'x'.repeat(256), 'x'.repeat(10_000), '\ud800'])('%j', pasted => {
    expect(termsOf(pasted)).toEqual([])
  })
})

test('never more than six, each of a length that an id has', () => {
  const terms = termsOf(`"a": "${id}/${id.replace('0', '1')}?entry=x&event=y&q=z&id=1&subject=2",`)
  expect(terms.length).toBeLessThanOrEqual(6)
  expect(terms.every(term => term.length <= 255)).toBe(true)
})
