import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { now } from '@/lib/clock'
import { lanePool } from '@/lib/db/pools'
import { verifyLedger } from '@/lib/ledger/verify'
import type { Amount } from '@/lib/money/amount'
import type { Command } from '@/lib/wallet/command'
import { runBatch } from '@/lib/wallet/run'
import { betOf, rollbackOf } from '../support/commands'
import { ownDatabase } from '../support/database'
import { openTable } from '../support/table'

beforeAll(async () => void (await ownDatabase()))
afterAll(async () => {
  const { checks } = await verifyLedger()
  expect(checks.filter(check => check.ok !== true)).toEqual([])
})

// Calls made in one turn of the event loop for one player share a batch, and so what was read for it.
describe('commands of one batch do not spoil what was read for each other', () => {
  test('a rollback gives the money back though its bet is repeated behind it', async () => {
    const table = await openTable()
    const anna = await table.seat('100.00')
    await table.bet(anna, 't1', '30.00')
    const [back, repeat] = await Promise.all([
      table.rollback(anna, 'x1', 't1'),
      table.bet(anna, 't1', '30.00'),
    ])
    expect([back.outcome, back.body.balance, repeat.replayed]).toEqual(['ok', '100.00', true])
    expect(await table.balance(anna)).toBe('100.00')
  })

  test('a rollback gives the money back though a win that names its bet comes behind it', async () => {
    const table = await openTable()
    const anna = await table.seat('100.00')
    await table.bet(anna, 't1', '30.00')
    const [back, win] = await Promise.all([
      table.rollback(anna, 'x1', 't1'),
      table.win(anna, 'w1', '50.00', { bet_transaction_id: 't1' }),
    ])
    expect([back.body.balance, win.outcome]).toEqual(['100.00', 'TRANSACTION_ROLLED_BACK'])
    expect(await table.balance(anna)).toBe('100.00')
  })

  test('a bet is settled by a win that came before it, though bet and rollback come together', async () => {
    const table = await openTable({ orphan_win: 'accept' })
    const anna = await table.seat('100.00')
    expect((await table.win(anna, 'w1', '5.00', { bet_transaction_id: 't1' })).outcome).toBe('ok')
    const [bet, back] = await Promise.all([
      table.bet(anna, 't1', '30.00'),
      behind(() => table.rollback(anna, 'x1', 't1')),
    ])
    expect([bet.outcome, back.outcome]).toEqual(['ok', 'ALREADY_SETTLED'])
    expect(await table.balance(anna)).toBe('75.00')
  })

  test('a settled bet stays settled though another player names a bet of its round', async () => {
    const table = await openTable()
    const [anna, bob] = [await table.seat('100.00'), await table.seat('100.00')]
    for (const number of [1, 2]) {
      await table.bet(anna, `t${number}`, '10.00')
      await table.win(anna, `w${number}`, '1.00', { bet_transaction_id: `t${number}` })
    }
    const commands = [rollbackOf(table, anna, 'x1', 't1'), rollbackOf(table, bob, 'x2', 't2')]
    const answers = await runBatch(lanePool(), commands, now())
    expect(answers.map(answer => answer.code)).toEqual(['ALREADY_SETTLED', 'TRANSACTION_NOT_FOUND'])
    expect([await table.balance(anna), await table.balance(bob)]).toEqual(['82.00', '100.00'])
  })

  test('bet, repeat, poisoned repeat, win and rollback of many players at once each get their own answer', async () => {
    const table = await openTable()
    const guests = await table.seats(20, '10.00')
    const replies = await Promise.all(
      guests.flatMap((guest, index) => [
        table.bet(guest, `t${index}`, '4.00'),
        table.bet(guest, `t${index}`, '4.00'),
        table.bet(guest, `t${index}`, '4.01'),
        behind(() => table.win(guest, `w${index}`, '1.00')),
        behind(() => table.rollback(guest, `x${index}`, `t${index}`)),
      ]),
    )
    guests.forEach((_, index) => {
      const mine = replies.slice(index * 5, index * 5 + 5)
      expect(mine.map(reply => reply.outcome)).toEqual([
        'ok',
        'ok',
        'TRANSACTION_CONFLICT',
        'ok',
        'ALREADY_SETTLED',
      ])
      expect(mine[1]!.text).toBe(mine[0]!.text)
      expect(mine[3]!.body.balance).toBe('7.00')
    })
  })
})

test('a conflict shows the balance of no player that this key may not touch', async () => {
  const live = await openTable()
  const anna = await live.seat('77.00')
  const sandbox = await openTable({}, 'sandbox')
  const testPlayer = await sandbox.seat('1.00')
  expect((await sandbox.bet(testPlayer, 't1', '0.50')).outcome).toBe('ok')
  const prying = await sandbox.bet({ ...anna, token: testPlayer.token }, 't1', '0.50')
  expect(prying.outcome).toBe('TRANSACTION_CONFLICT')
  expect(prying.text).not.toContain('77')
})

/** In the same turn of the event loop, but after what was called before it. */
async function behind<T>(act: () => Promise<T>): Promise<T> {
  for (let ticks = 0; ticks < 30; ticks++) await null
  return act()
}

describe('a command that cannot be carried out fails alone', () => {
  const trouble: Record<string, (command: Command) => Command> = {
    'the database refuses its text': command => ({ ...command, providerRoundId: 'a\u0000b' }),
    'the database refuses its number': command => ({ ...command, amount: '1e' as Amount }),
    'the rules trip over it': command => ({ ...command, amount: undefined as never }),
  }
  for (const [why, spoil] of Object.entries(trouble)) {
    test(`when ${why}`, async () => {
      const table = await openTable()
      const guests = await table.seats(5, '10.00')
      const commands = guests.map((guest, index) => betOf(table, guest, `t${index}`, '4.00'))
      commands[2] = spoil(commands[2]!)
      const answers = await runBatch(lanePool(), commands, now())
      expect(answers.map(answer => answer.code)).toEqual([null, null, 'INTERNAL', null, null])
      const after = await Promise.all(guests.map(guest => table.balance(guest)))
      expect(after).toEqual(['6.00', '6.00', '10.00', '6.00', '6.00'])
    })
  }
})
