import { expect, test } from 'vitest'
import { currencyCode, declareFilter, oneOf, text } from '@/lib/listing/filter'

const filter = declareFilter({
  q: text('Id', 5),
  status: oneOf('Status', ['open', 'closed']),
  currency: currencyCode('Currency'),
})

test('what is written is read back', () => {
  const values = filter.parse({ q: ' anna ', status: 'open', currency: 'eur' })
  expect(values).toEqual({ q: 'anna', status: 'open', currency: 'EUR' })
  expect(filter.parse(filter.serialise(values))).toEqual(values)
})

test('nonsense asks for nothing', () => {
  const values = filter.parse({ q: 'toolong', status: 'ajar', currency: 'E;--', other: 'x' })
  expect(filter.isBlank(values)).toBe(true)
  expect(filter.serialise(values)).toEqual({})
  expect(filter.isBlank(filter.parse({ q: 'a\u0000b' }))).toBe(true)
})

test('of a field given twice the first counts', () => {
  expect(filter.parse({ status: ['closed', 'open'] }).status).toBe('closed')
})
