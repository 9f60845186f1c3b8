import { expect, test } from 'vitest'
import { isPassingTrouble } from '@/lib/db/trouble'

test.each([
  { code: '57P01', message: 'terminating connection due to administrator command' },
  { code: 'ECONNREFUSED' },
  { errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }] },
  { code: '40P01' },
  { code: 'P1001' },
  { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'postgres', code: '57P01' } } } },
  new Error('Connection terminated unexpectedly'),
  new Error('Client has encountered a connection error and is not queryable'),
])('%j passes', trouble => {
  expect(isPassingTrouble(trouble)).toBe(true)
})

test.each([
  null,
  'ECONNREFUSED',
  new TypeError('undefined is not a function'),
  { code: '23505' },
  { code: '42P01' },
  { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'postgres', code: '42601' } } } },
  { code: 'P2002' },
])('%j is a defect', trouble => {
  expect(isPassingTrouble(trouble)).toBe(false)
})
