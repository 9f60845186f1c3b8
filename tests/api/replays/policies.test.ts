import { afterAll, describe, expect, test } from 'vitest'
import { closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import type { Policies } from '@/lib/providers/policies'
import { linesOf, moment, replaySince } from '@/tests/support/replaying'
import { type Guest, openTable, type Table } from '@/tests/support/table'

afterAll(async () => {
  await closePrisma()
  await closePools()
})

type Law = {
  policy: Partial<Policies>
  /** The policies of the day, where they are not the defaults. */
  under?: Partial<Policies>
  /** What had come before the day began. */
  before?: (table: Table, anna: Guest) => Promise<unknown>
  play: (table: Table, anna: Guest) => Promise<unknown>
  differ: string[]
}

const inTurn = async (...calls: (() => Promise<unknown>)[]) => {
  for (const call of calls) await call()
}
const r2 = { round_id: 'r2' }
const closing = { round_closed: true }

/** Each plays a day in which one call or two meet the policy, among others that do not. */
const laws: Record<string, Law> = {
  'late_win=accept': {
    policy: { late_win: 'accept' },
    play: (t, anna) =>
      inTurn(
        () => t.bet(anna, 't1', '5.00', closing),
        () => t.win(anna, 'w1', '7.00'),
        () => t.bet(anna, 't2', '1.00', r2),
        () => t.win(anna, 'w2', '2.00', r2),
      ),
    differ: [
      'win w1: ROUND_CLOSED 0.00 -> ok 7.00',
      'bet t2: ok 94.00 -> ok 101.00',
      'win w2: ok 96.00 -> ok 103.00',
    ],
  },
  'late_win=error, of a day that accepted it, in a round from before': {
    under: { late_win: 'accept' },
    policy: { late_win: 'error' },
    before: (t, anna) => t.bet(anna, 't1', '5.00', closing),
    play: (t, anna) => t.win(anna, 'w1', '7.00'),
    differ: ['win w1: ok 7.00 -> ROUND_CLOSED 0.00'],
  },
  'orphan_win=accept': {
    policy: { orphan_win: 'accept' },
    play: (t, anna) =>
      inTurn(
        () => t.win(anna, 'w1', '3.00', { round_id: 'none' }),
        () => t.bet(anna, 't1', '500.00', r2),
        () => t.bet(anna, 't2', '1.00', r2),
      ),
    differ: [
      'win w1: TRANSACTION_NOT_FOUND 0.00 -> ok 3.00',
      'bet t1: INSUFFICIENT_FUNDS 100.00 -> INSUFFICIENT_FUNDS 103.00',
      'bet t2: ok 99.00 -> ok 102.00',
    ],
  },
  'unknown_rollback=error': {
    policy: { unknown_rollback: 'error' },
    play: (t, anna) =>
      inTurn(
        () => t.rollback(anna, 'x1', 'never'),
        () => t.bet(anna, 'never', '5.00'),
        () => t.bet(anna, 't2', '5.00'),
        () => t.rollback(anna, 'x2', 't2'),
      ),
    differ: ['rollback x1: ok 0.00 -> TRANSACTION_NOT_FOUND 0.00'],
  },
  'late_bet=ok_without_effect, under a tombstone from before': {
    policy: { late_bet: 'ok_without_effect' },
    before: (t, anna) => t.rollback(anna, 'x1', 't1'),
    play: (t, anna) =>
      inTurn(
        () => t.bet(anna, 't1', '5.00'),
        () => t.bet(anna, 't1', '5.00'),
        () => t.bet(anna, 't2', '5.00', r2),
      ),
    differ: [
      'bet t1: TRANSACTION_ROLLED_BACK 0.00 -> ok 0.00',
      'bet t1: TRANSACTION_ROLLED_BACK 0.00 -> ok 0.00',
    ],
  },
  'settled_rollback=accept, of a bet from before': {
    policy: { settled_rollback: 'accept' },
    before: (t, anna) =>
      inTurn(
        () => t.bet(anna, 't1', '5.00'),
        () => t.win(anna, 'w1', '1.00'),
      ),
    play: (t, anna) =>
      inTurn(
        () => t.rollback(anna, 'x1', 't1'),
        () => t.bet(anna, 't2', '5.00', r2),
        () => t.rollback(anna, 'x2', 't2'),
      ),
    differ: [
      'rollback x1: ALREADY_SETTLED 0.00 -> ok 5.00',
      'bet t2: ok 91.00 -> ok 96.00',
      'rollback x2: ok 96.00 -> ok 101.00',
    ],
  },
  'win_rollback=refuse': {
    policy: { win_rollback: 'refuse' },
    play: rollBackWins,
    differ: [
      'rollback x1: NOT_ALLOWED 0.00 -> ok -1.00',
      'rollback x2: NOT_ALLOWED 0.00 -> INSUFFICIENT_FUNDS 0.00',
    ],
  },
  'win_rollback=negative': {
    policy: { win_rollback: 'negative' },
    play: rollBackWins,
    differ: ['rollback x1: NOT_ALLOWED 0.00 -> ok -1.00', 'rollback x2: NOT_ALLOWED 0.00 -> ok -50.00'],
  },
  'win_rollback=keep': {
    policy: { win_rollback: 'keep' },
    play: rollBackWins,
    differ: ['rollback x1: NOT_ALLOWED 0.00 -> ok -1.00', 'rollback x2: NOT_ALLOWED 0.00 -> ok 0.00'],
  },
  'win_rollback=error, of a day that went below zero': {
    under: { win_rollback: 'negative' },
    policy: { win_rollback: 'error' },
    play: rollBackWins,
    differ: ['rollback x1: ok -1.00 -> NOT_ALLOWED 0.00', 'rollback x2: ok -50.00 -> NOT_ALLOWED 0.00'],
  },
  'win_rollback=keep, of a day that went below zero': {
    under: { win_rollback: 'negative' },
    policy: { win_rollback: 'keep' },
    play: rollBackWins,
    differ: ['rollback x2: ok -50.00 -> ok 0.00'],
  },
  'second_rollback=error, of what was reversed before': {
    policy: { second_rollback: 'error' },
    before: (t, anna) =>
      inTurn(
        () => t.bet(anna, 't1', '5.00'),
        () => t.rollback(anna, 'x1', 't1'),
      ),
    play: (t, anna) =>
      inTurn(
        () => t.rollback(anna, 'x2', 't1'),
        () => t.rollback(anna, 'x1', 't1'),
      ),
    differ: ['rollback x2: ok 0.00 -> NOT_ALLOWED 0.00'],
  },
  'rollback_amount=error': {
    policy: { rollback_amount: 'error' },
    before: (t, anna) => t.bet(anna, 't0', '5.00'),
    play: (t, anna) =>
      inTurn(
        () => t.bet(anna, 't1', '5.00', r2),
        () => t.rollback(anna, 'x1', 't1', { amount: '5.0' }),
        () => t.rollback(anna, 'x0', 't0', { amount: '4.00' }),
      ),
    differ: ['rollback x0: ok 5.00 -> INVALID_REQUEST 0.00'],
  },
  'replayed_body=current_balance': {
    policy: { replayed_body: 'current_balance' },
    before: (t, anna) => t.bet(anna, 't0', '5.00'),
    play: (t, anna) =>
      inTurn(
        () => t.bet(anna, 't0', '5.00'),
        () => t.bet(anna, 't1', '5.00'),
        () => t.deposit(anna, '10.00'),
        () => t.bet(anna, 't1', '5.00'),
        () => t.bet(anna, 't0', '6.00'),
      ),
    differ: ['bet t1: ok 90.00 -> ok 100.00'],
  },
}

/** One win that the balance bears to be taken back, and one that it does not. */
function rollBackWins(t: Table, anna: Guest) {
  return inTurn(
    () => t.bet(anna, 't1', '5.00'),
    () => t.win(anna, 'w1', '1.00'),
    () => t.win(anna, 'w2', '50.00'),
    () => t.bet(anna, 't2', '145.00', r2),
    () => t.rollback(anna, 'x1', 'w1'),
    () => t.rollback(anna, 'x2', 'w2'),
  )
}

describe('a dry run shows exactly the calls that other policies would answer otherwise', () => {
  test.each(Object.entries(laws))('%s', async (_, { policy, under, before, play, differ }) => {
    const table = await openTable(under)
    const anna = await table.seat('100.00')
    await before?.(table, anna)
    const from = await moment()
    await play(table, anna)
    const report = await replaySince(table, from, policy)
    expect(linesOf(report)).toEqual(differ)
    expect(report.kinds.reduce((sum, one) => sum + one.calls, 0)).toBe(differ.length)
    expect(report.disagreements).toEqual([])
    expect(report.agreed).toBe(report.calls)
    expect(report.leftOut).toEqual([])
    const same = await replaySince(table, from)
    expect(same).toMatchObject({ kinds: [], differences: [], totals: [], agreed: report.calls })
  })
})

describe('a dry run', () => {
  test('writes nothing: neither to the ledger nor to cases, and the next call is answered as ever', async () => {
    const table = await openTable()
    const anna = await table.seat('100.00')
    const from = await moment()
    await table.bet(anna, 't1', '5.00', closing)
    await table.win(anna, 'w1', '7.00')
    const seen = async () => {
      const where = { playerId: anna.id }
      return JSON.stringify(
        [
          await prisma().wallet.findMany({ where }),
          await prisma().transaction.count({ where }),
          await prisma().round.findMany({ where }),
          await prisma().case.count({ where }),
          await prisma().tombstone.count({ where }),
        ],
        (_key, value) => (typeof value === 'bigint' ? `${value}` : value),
      )
    }
    const before = await seen()
    await replaySince(table, from, { late_win: 'accept', unknown_rollback: 'error' })
    expect(await seen()).toBe(before)
    expect((await table.win(anna, 'w1', '7.00')).outcome).toBe('ROUND_CLOSED')
  })

  test('adds up what would have moved, by currency', async () => {
    const table = await openTable()
    const [anna, kenji] = [await table.seat('100.00'), await table.seat('1000', 'EUR')]
    const from = await moment()
    for (const guest of [anna, kenji]) {
      await table.bet(guest, `t-${guest.id}`, '5.00', closing)
      await table.win(guest, `w-${guest.id}`, '7.00')
    }
    const report = await replaySince(table, from, { late_win: 'accept' })
    expect(report.totals).toEqual([{ currency: 'EUR', asIs: '0.00', wouldBe: '14.00', change: '14.00' }])
    expect(report.kinds).toEqual([{ kind: 'accepts', calls: 2 }])
  })

  test('names the versions that judged the day, and counts what the present one answers otherwise', async () => {
    const { setPolicies } = await import('@/tests/support/provider-verbs')
    const table = await openTable()
    const anna = await table.seat('100.00')
    const from = await moment()
    await table.bet(anna, 't1', '5.00', closing)
    await table.win(anna, 'w1', '7.00')
    await setPolicies(table.provider.id, { late_win: 'accept' }, { actor: 'test', at: Date.now() })
    const report = await replaySince(table, from)
    expect(report).toMatchObject({ version: 2, calls: 2, agreed: 1, versions: [{ version: 1, calls: 1 }] })
    expect(report.disagreements).toMatchObject([
      { endpoint: 'win', answered: '409 ROUND_CLOSED, balance 95.00', again: '200 ok, balance 102.00' },
    ])
    expect(report.differences).toEqual([])
  })

  test('takes the first calls of a day that has more, and says until when', async () => {
    const table = await openTable()
    const anna = await table.seat('100.00')
    const from = await moment()
    for (let index = 0; index < 6; index++) await table.bet(anna, `t${index}`, '1.00')
    const report = await replaySince(table, from, {}, 4)
    expect(report).toMatchObject({ calls: 4, agreed: 4, leftOut: [] })
    expect(report.partUntil).not.toBeNull()
  })
})
