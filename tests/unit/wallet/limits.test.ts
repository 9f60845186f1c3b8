import { describe, expect, test } from 'vitest'
import { toAmount } from '@/lib/money/amount'
import { periodStart } from '@/lib/players/limits'
import { type Allowance, type Limit, limitAgainst, noUse, withUse } from '@/lib/wallet/limits'

const at = Date.parse('2026-11-25T13:30:00Z') // a Wednesday
const stake = toAmount

function allowance(limits: Limit[], usage: Partial<Allowance['usage']> = {}): Allowance {
  return { limits, usage: { day: noUse, week: noUse, month: noUse, ...usage }, since: 0 }
}
const limit = (kind: string, period: string, amount: string) => ({ kind, period, amount }) as Limit
const use = (wager: string, won: string) => ({ wager: stake(wager), won: stake(won) })

describe('a limit speaks against a stake', () => {
  const day = { day: use('30', '20') }
  test.each([
    ['a stake above it', allowance([limit('stake', 'bet', '5')]), '5.01', true],
    ['not one that reaches it', allowance([limit('stake', 'bet', '5')]), '5.00', false],
    ['a wager with what was staked', allowance([limit('wager', 'day', '50')], day), '20.01', true],
    ['not a wager that reaches it', allowance([limit('wager', 'day', '50')], day), '20', false],
    ['a loss, less what was won', allowance([limit('loss', 'day', '50')], day), '40.01', true],
    ['not a loss that winnings cover', allowance([limit('loss', 'day', '50')], day), '40', false],
    ['not in another window', allowance([limit('wager', 'week', '50')], day), '50', false],
    ['nothing, where none is in force', allowance([], day), '1000000', false],
    [
      'not a stake of nothing, however much was used',
      allowance([limit('wager', 'day', '10')], day),
      '0.00',
      false,
    ],
    ['anything, where it is zero', allowance([limit('loss', 'month', '0')]), '0.00000001', true],
    [
      'a sum no float holds',
      allowance([limit('wager', 'day', '0.3')], { day: use('0.1', '0') }),
      '0.20000000000000001',
      true,
    ],
  ])('%s', (_what, given, amount, refused) => {
    expect(limitAgainst(given, stake(amount)) !== null).toBe(refused)
  })

  test('the one that refuses is named', () => {
    const limits = [limit('stake', 'bet', '100'), limit('loss', 'week', '10'), limit('wager', 'day', '500')]
    expect(limitAgainst(allowance(limits), stake('50'))).toEqual(limits[1])
  })
})

describe('what counts', () => {
  const none = allowance([])
  const entry = (kind: string, type: string | null, when = at) =>
    ({ kind, type, amount: stake('7'), at: when }) as Parameters<typeof withUse>[1]

  test.each([
    ['a cash bet', entry('bet', 'cash'), use('7', '0')],
    ['a cash win', entry('win', 'cash'), use('0', '7')],
    ['a free win', entry('win', 'free'), use('0', '7')],
  ])('%s', (_what, given, used) => {
    expect(withUse(none, given, at, false).usage).toEqual({ day: used, week: used, month: used })
  })

  test.each([
    ['free bet', entry('bet', 'free')],
    ['tip', entry('bet', 'tip')],
    ['gift', entry('win', 'bonus')],
    ['jackpot', entry('jackpot', null)],
    ['deposit', entry('deposit', null)],
    ['adjustment', entry('adjustment', 'credit')],
    ['rollback', entry('rollback', null)],
  ])('not a %s', (_what, given) => {
    expect(withUse(none, given, at, false)).toBe(none)
  })

  test('a rollback gives back in the windows of what it takes back', () => {
    const full = allowance([], { day: use('20', '0'), week: use('20', '0'), month: use('20', '0') })
    const monday = Date.parse('2026-11-23T08:00:00Z')
    expect(withUse(full, entry('bet', 'cash', monday), at, true).usage).toEqual({
      day: use('20', '0'),
      week: use('13', '0'),
      month: use('13', '0'),
    })
    const before = Date.parse('2026-10-31T23:59:59.999Z')
    expect(withUse(full, entry('bet', 'cash', before), at, true).usage).toEqual(full.usage)
  })
})

test.each([
  ['day', '2026-11-25T13:30:00Z', '2026-11-25T00:00:00Z'],
  ['week', '2026-11-25T13:30:00Z', '2026-11-23T00:00:00Z'],
  ['week', '2026-11-29T23:59:59.999Z', '2026-11-23T00:00:00Z'],
  ['week', '2026-11-30T00:00:00Z', '2026-11-30T00:00:00Z'],
  ['week', '2027-01-01T12:00:00Z', '2026-12-28T00:00:00Z'],
  ['month', '2026-11-30T23:59:59.999Z', '2026-11-01T00:00:00Z'],
  ['month', '2028-02-29T12:00:00Z', '2028-02-01T00:00:00Z'],
] as const)('the %s of %s began at %s', (window, moment, began) => {
  expect(periodStart(window, Date.parse(moment))).toBe(Date.parse(began))
})
