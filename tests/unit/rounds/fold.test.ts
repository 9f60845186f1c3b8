import { expect, test } from 'vitest'
import { foldCalls } from '@/lib/rounds/fold'
import { call, refusedCall } from './parts'

test('repeats with the same outcome fold into the first, with what differs', () => {
  const folded = foldCalls([
    call({ id: 'a' }),
    call({ id: 'b', verdict: 'replay', request: '{"amount":"5.0","currency":"EUR","transaction_id":"t1"}' }),
    call({ id: 'c', verdict: 'replay', answer: '{"status":"ok","balance":"80.00"}' }),
  ])
  expect(folded.map(one => one.first.id)).toEqual(['a'])
  expect(folded[0]!.repeats).toMatchObject([
    { call: { id: 'b' }, differs: [{ field: 'amount', before: '5.00', after: '5.0' }], answerDiffers: [] },
    {
      call: { id: 'c' },
      differs: [],
      answerDiffers: [{ field: 'balance', before: '95.00', after: '80.00' }],
    },
  ])
})

test('a conflict stands by itself and says what it has otherwise than the first', () => {
  const folded = foldCalls([
    call({ id: 'a' }),
    call({
      id: 'b',
      code: 'TRANSACTION_CONFLICT',
      verdict: 'conflict',
      request: '{"transaction_id":"t1","amount":"6.00","currency":"EUR"}',
    }),
    call({ id: 'c', code: 'TRANSACTION_CONFLICT', verdict: 'conflict', endpoint: 'win' }),
  ])
  expect(folded.map(one => [one.first.id, one.differs.map(({ field }) => field)])).toEqual([
    ['a', []],
    ['b', ['amount']],
    ['c', ['endpoint']],
  ])
})

test('refusals fold by their code, and an acceptance after them is another entry', () => {
  const folded = foldCalls([
    refusedCall('TRANSACTION_NOT_FOUND', { id: 'a' }),
    refusedCall('TRANSACTION_NOT_FOUND', { id: 'b' }),
    refusedCall('ROUND_CLOSED', { id: 'c' }),
    call({ id: 'd', endpoint: 'win', transactionId: 'w9' }),
  ])
  expect(folded.map(one => [one.first.id, one.repeats.length])).toEqual([
    ['a', 1],
    ['c', 0],
    ['d', 0],
  ])
})

test('calls without an id, and those of another player, are never folded together', () => {
  const folded = foldCalls([
    call({ transactionId: null }),
    call({ transactionId: null }),
    call(),
    call({ playerId: 'bob' }),
  ])
  expect(folded).toHaveLength(4)
})
