import { expect, test } from 'vitest'
import { policyDefaults } from '@/lib/providers/policies'
import { foldCalls } from '@/lib/rounds/fold'
import { policiesBearing } from '@/lib/rounds/policies-bearing'
import { storyOf } from '@/lib/rounds/story'
import type { RoundTransaction } from '@/lib/rounds/transactions'
import type { LoggedCall } from '@/lib/wire/call'
import { call, entry, refusedCall, reversal, win } from './parts'

const bet = (parts: Partial<RoundTransaction> = {}) => entry({ transactionId: 't1', ...parts })

function bearing(
  transactions: RoundTransaction[],
  calls: LoggedCall[],
  settings: Record<string, string> = {},
) {
  const versions = [{ version: 1, settings, since: '2026-01-01T00:00:00.000Z' }]
  return policiesBearing(storyOf(transactions, foldCalls(calls)), versions, policyDefaults)
}

const keysOf = (...given: Parameters<typeof bearing>) =>
  bearing(...given).map(one => `${one.key}=${one.value}`)

test('a round out of no ordinary way is decided by none', () => {
  expect(bearing([bet(), win('3.00', { roundClosed: true })], [call()])).toEqual([])
})

const rollback = (original: RoundTransaction | null, parts: Partial<RoundTransaction> = {}) =>
  original
    ? reversal(original, parts)
    : entry({ kind: 'rollback', effect: 'recorded', referenceId: 't1', ...parts })
const refusedRollback = (code: string, parts: Partial<LoggedCall> = {}) =>
  refusedCall(code, { endpoint: 'rollback', transactionId: 'x1', referenceId: 't1', ...parts })

const rulings: [string, () => string[], string[]][] = [
  [
    'a late bet, refused',
    () => keysOf([bet({ effect: 'refused', code: 'TRANSACTION_ROLLED_BACK' })], []),
    ['late_bet=error'],
  ],
  [
    'a late bet, void',
    () => keysOf([bet({ effect: 'void' })], [], { late_bet: 'ok_without_effect' }),
    ['late_bet=ok_without_effect'],
  ],
  ['an unknown rollback', () => keysOf([rollback(null)], []), ['unknown_rollback=ok']],
  [
    'an unknown rollback, refused',
    () => keysOf([], [refusedRollback('TRANSACTION_NOT_FOUND')], { unknown_rollback: 'error' }),
    ['unknown_rollback=error'],
  ],
  ['an orphan win', () => keysOf([win('3.00')], [], { orphan_win: 'accept' }), ['orphan_win=accept']],
  ['an orphan win, refused', () => keysOf([], [refusedCall('TRANSACTION_NOT_FOUND')]), ['orphan_win=error']],
  [
    'a late win',
    () => keysOf([bet({ roundClosed: true }), win('3.00')], [], { late_win: 'accept' }),
    ['late_win=accept'],
  ],
  [
    'a late win, refused',
    () => keysOf([bet({ roundClosed: true })], [refusedCall('ROUND_CLOSED')]),
    ['late_win=error'],
  ],
  [
    'a settled bet rolled back',
    () => {
      const one = bet()
      return keysOf([one, win('3.00'), rollback(one)], [], { settled_rollback: 'accept' })
    },
    ['settled_rollback=accept'],
  ],
  [
    'a bet rolled back before it was settled is no matter of policy',
    () => {
      const one = bet()
      return keysOf([one, rollback(one)], [])
    },
    [],
  ],
  [
    'a settled bet, rollback refused',
    () => keysOf([bet(), win('3.00')], [refusedRollback('ALREADY_SETTLED')]),
    ['settled_rollback=error'],
  ],
  [
    'a win rolled back below zero',
    () => {
      const [one, won] = [bet(), win('3.00')]
      return keysOf([one, won, rollback(won, { balance: '-1.00' })], [], { win_rollback: 'negative' })
    },
    ['win_rollback=negative'],
  ],
  [
    'a win rollback kept',
    () => {
      const [one, won] = [bet(), win('3.00')]
      return keysOf([one, won, rollback(won, { effect: 'kept', reverses: false })], [], {
        win_rollback: 'keep',
      })
    },
    ['win_rollback=keep'],
  ],
  [
    'a win rollback refused',
    () =>
      keysOf(
        [bet(), win('3.00', { transactionId: 'w1' })],
        [refusedRollback('NOT_ALLOWED', { referenceId: 'w1' })],
      ),
    ['win_rollback=error'],
  ],
  [
    'a second rollback',
    () => {
      const one = bet()
      return keysOf([one, rollback(one), rollback(one, { reverses: false, effect: 'recorded' })], [])
    },
    ['second_rollback=ok'],
  ],
  [
    'a second rollback, refused',
    () => {
      const one = bet()
      return keysOf([one, rollback(one)], [refusedRollback('NOT_ALLOWED')], { second_rollback: 'error' })
    },
    ['second_rollback=error'],
  ],
  [
    'another amount on a rollback',
    () => {
      const one = bet()
      return keysOf([one, rollback(one, { detail: { amount: '4.00' } })], [])
    },
    ['rollback_amount=ignore'],
  ],
  ['a repeat', () => keysOf([bet()], [call(), call({ verdict: 'replay' })]), ['replayed_body=stored']],
  [
    'a conflict',
    () => keysOf([bet()], [call({ verdict: 'conflict', code: 'TRANSACTION_CONFLICT' })]),
    ['id_scope=provider'],
  ],
]

for (const [name, given, expected] of rulings) test(name, () => expect(given()).toEqual(expected))

test('each is told at the version that judged it: of its transaction, or of the moment of its call', () => {
  const versions = [
    { version: 1, settings: { late_win: 'error' }, since: '2026-01-01T00:00:00.000Z' },
    { version: 2, settings: { late_win: 'accept' }, since: '2026-11-22T20:52:00.000Z' },
  ]
  const [closing, late] = [bet({ roundClosed: true }), win('3.00', { policyVersion: 2 })]
  const refused = refusedCall('ROUND_CLOSED', { at: '2026-11-22T20:51:00.000Z' })
  const story = storyOf([closing, late], foldCalls([refused]))
  expect(policiesBearing(story, versions, policyDefaults)).toMatchObject([
    { key: 'late_win', version: 2, value: 'accept' },
    { key: 'late_win', version: 1, value: 'error' },
  ])
})
