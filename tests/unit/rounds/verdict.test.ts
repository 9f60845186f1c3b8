import { expect, test } from 'vitest'
import { foldCalls } from '@/lib/rounds/fold'
import { storyOf } from '@/lib/rounds/story'
import type { RoundTransaction } from '@/lib/rounds/transactions'
import { type RoundFacts, verdictOf } from '@/lib/rounds/verdict'
import type { LoggedCall } from '@/lib/wire/call'
import { call, entry, refusedCall, reversal, win } from './parts'

type Case = {
  name: string
  status?: RoundFacts['status']
  isStaffSettled?: boolean
  transactions?: () => RoundTransaction[]
  calls?: () => LoggedCall[]
  tone: string
  headline: RegExp
  remark?: RegExp
}

const bet = (parts: Partial<RoundTransaction> = {}) => entry({ transactionId: 't1', ...parts })

const table: Case[] = [
  {
    name: 'a bet without a win',
    transactions: () => [bet()],
    calls: () => [call()],
    tone: 'warn',
    headline:
      /^The bet of 5\.00 EUR was taken on 22 November at .*; no win has arrived, and the provider has not called since\.$/,
  },
  {
    name: 'the same stake twice, under two ids',
    transactions: () => [bet(), bet({ id: 'again', transactionId: 't1r' })],
    calls: () => [call()],
    tone: 'warn',
    headline: /The provider last called at .* \(bet\)\.$/,
    remark: /t1 and t1r took 5\.00 EUR each, .* apart: if the player staked once, the second is one too many/,
  },
  {
    name: 'lost, and a win refused after the end',
    status: 'closed',
    transactions: () => [bet()],
    calls: () => [call(), refusedCall('ROUND_CLOSED'), refusedCall('ROUND_CLOSED')],
    tone: 'bad',
    headline:
      /and lost: .* without a win\. A win of 12\.00 EUR was refused twice, first .*: the round was closed already\. The player has not been paid it\.$/,
    remark: /One call came again with the same id/,
  },
  {
    name: 'a refused win, tried three times',
    transactions: () => [bet()],
    calls: () => [1, 2, 3].map(() => refusedCall('ROUND_CLOSED')),
    tone: 'bad',
    headline:
      /A win of 12\.00 EUR was refused 3 times, first at .*: the round was closed already\. The player has not been paid\./,
    remark: /2 calls came again/,
  },
  {
    name: 'a bet refused',
    status: 'unopened',
    transactions: () => [bet({ effect: 'refused', code: 'INSUFFICIENT_FUNDS' })],
    tone: 'warn',
    headline: /^The bet of 5\.00 EUR was refused .*: the balance was too low\. Nothing was debited\.$/,
    remark: /never opened/,
  },
  {
    name: 'a rollback that came first, the bet refused',
    status: 'cancelled',
    transactions: () => [
      entry({ kind: 'rollback', effect: 'recorded', referenceId: 't1' }),
      bet({ effect: 'refused', code: 'TRANSACTION_ROLLED_BACK' }),
    ],
    tone: 'warn',
    headline:
      /was never taken\. The provider had rolled it back .*, before it arrived at .*; nothing moved\.$/,
  },
  {
    name: 'a rollback that came first, the bet void',
    status: 'cancelled',
    transactions: () => [bet({ effect: 'void' })],
    tone: 'warn',
    headline: /was never taken\. Its rollback had come before/,
  },
  {
    name: 'rolled back by the provider',
    status: 'cancelled',
    transactions: () => {
      const one = bet()
      return [one, reversal(one)]
    },
    tone: 'good',
    headline: /^The bet of 5\.00 EUR was rolled back .*: the player has 5\.00 EUR back\.$/,
  },
  {
    name: 'rolled back, and a win that came after',
    status: 'cancelled',
    transactions: () => {
      const one = bet()
      return [one, reversal(one)]
    },
    calls: () => [refusedCall('TRANSACTION_ROLLED_BACK')],
    tone: 'bad',
    headline:
      /has 5\.00 EUR back\. A win of 12\.00 EUR that came .* was refused: the bet was rolled back before\.$/,
  },
  {
    name: 'won and settled',
    status: 'closed',
    transactions: () => [bet(), win('12.00', { roundClosed: true })],
    tone: 'good',
    headline: /and 12\.00 EUR was credited at .*\. The round is settled\.$/,
  },
  {
    name: 'won, still open',
    transactions: () => [bet(), win('12.00'), win('1.00')],
    tone: 'warn',
    headline: /13\.00 EUR in 2 wins, the last .*\. The round is still open\.$/,
  },
  {
    name: 'lost',
    status: 'closed',
    transactions: () => [bet(), win('0.00', { roundClosed: true })],
    tone: 'good',
    headline: /and lost: the provider closed the round at .* without a win\.$/,
  },
  {
    name: 'a win taken back leaves the bet without one',
    transactions: () => {
      const won = win('12.00')
      return [bet(), won, reversal(won)]
    },
    tone: 'warn',
    headline: /; its win was taken back, and no other has arrived\./,
    remark: /The win of 12\.00 EUR was taken back by the provider/,
  },
  {
    name: 'an orphan win, refused',
    status: 'unopened',
    calls: () => [refusedCall('TRANSACTION_NOT_FOUND')],
    tone: 'bad',
    headline:
      /^A win of 12\.00 EUR came .* without any bet of this round, and was refused: there was no bet it could belong to\./,
    remark: /never opened/,
  },
  {
    name: 'an orphan win, accepted',
    status: 'open',
    transactions: () => [win('12.00')],
    tone: 'warn',
    headline: /^A win without a bet: 12\.00 EUR was credited/,
  },
  {
    name: 'a second win refused after the first was paid',
    status: 'closed',
    transactions: () => [bet(), win('12.00', { roundClosed: true })],
    calls: () => [refusedCall('ROUND_CLOSED')],
    tone: 'warn',
    headline: /The round is settled/,
    remark: /A win of 12\.00 EUR was refused .*: the round was closed already/,
  },
  {
    name: 'a kept rollback',
    status: 'closed',
    transactions: () => {
      const won = win('12.00', { roundClosed: true })
      return [bet(), won, reversal(won, { effect: 'kept', reverses: false })]
    },
    tone: 'warn',
    headline: /12\.00 EUR was credited/,
    remark: /took back a win of 12\.00 EUR .*, but the balance was too low/,
  },
  {
    name: 'a rollback refused',
    status: 'closed',
    transactions: () => [bet(), win('12.00', { roundClosed: true })],
    calls: () => [
      refusedCall('ALREADY_SETTLED', { endpoint: 'rollback', transactionId: 'x1', referenceId: 't1' }),
    ],
    tone: 'warn',
    headline: /The round is settled/,
    remark: /A rollback of t1 was refused once, .*: the bet was settled already/,
  },
  {
    name: 'a conflict',
    transactions: () => [bet()],
    calls: () => [
      call(),
      call({
        verdict: 'conflict',
        code: 'TRANSACTION_CONFLICT',
        request: '{"transaction_id":"t1","amount":"6.00","currency":"EUR"}',
      }),
    ],
    tone: 'warn',
    headline: /no win has arrived/,
    remark: /The id t1 came again with other facts \(amount 5\.00 → 6\.00\) once/,
  },
  {
    name: 'repeats',
    transactions: () => [bet()],
    calls: () => [call(), call({ verdict: 'replay' }), call({ verdict: 'replay' })],
    tone: 'warn',
    headline: /no win/,
    remark: /2 calls came again with the same id: each was booked at most once/,
  },
  {
    name: 'rolled back by staff',
    status: 'cancelled',
    transactions: () => {
      const one = bet()
      return [one, reversal(one, { actor: 'staff:s1', providerId: 'staff' })]
    },
    tone: 'good',
    headline: /^Staff rolled back the bet of 5\.00 EUR .*: the player has the stake back\.$/,
  },
  {
    name: 'settled by staff',
    status: 'closed',
    isStaffSettled: true,
    transactions: () => [bet(), win('7.00', { actor: 'staff:s1', providerId: 'staff', roundClosed: true })],
    tone: 'good',
    headline: /^Staff settled this round .*: 7\.00 EUR was credited\.$/,
  },
  {
    name: 'closed by staff without a win',
    status: 'closed',
    isStaffSettled: true,
    transactions: () => [bet(), win('0.00', { actor: 'staff:s1', providerId: 'staff', roundClosed: true })],
    tone: 'good',
    headline: /^Staff closed this round .*; no win was credited\.$/,
  },
  {
    name: 'a refused win accepted by staff',
    status: 'closed',
    transactions: () => [bet(), win('12.00', { transactionId: 'w9', actor: 'staff:s1+s2' })],
    calls: () => [refusedCall('ROUND_CLOSED')],
    tone: 'good',
    headline: /^Staff accepted the win that had been refused, .*: 12\.00 EUR was credited\.$/,
  },
  {
    name: 'nothing at all',
    status: 'unopened',
    tone: 'warn',
    headline: /^Nothing of this round was accepted\.$/,
    remark: /never opened/,
  },
]

for (const one of table) {
  test(one.name, () => {
    const facts = {
      status: one.status ?? 'open',
      currency: 'EUR',
      isStaffSettled: one.isStaffSettled ?? false,
    }
    const story = storyOf(one.transactions?.() ?? [], foldCalls(one.calls?.() ?? []))
    const { tone, headline, remarks } = verdictOf(facts, story)
    expect(headline).toMatch(one.headline)
    expect(tone).toBe(one.tone)
    if (one.remark) expect(remarks.join('\n')).toMatch(one.remark)
    else expect(remarks).toEqual([])
  })
}
