import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { staffActor } from '@/lib/actor'
import { newId } from '@/lib/ids'
import { verifyLedger } from '@/lib/ledger/verify'
import { isNegative, toAmount } from '@/lib/money/amount'
import type { Policies } from '@/lib/providers/policies'
import {
  acceptedWin,
  adjustment,
  releasedRollback,
  staffRollback,
  staffWin,
} from '@/lib/wallet/staff-commands'
import { ownDatabase } from '../support/database'
import { decideAsStaff, findOriginal, findRefused, hireStaff } from '../support/rulings'
import { type Guest, openTable, type Table } from '../support/table'

// Few ids, rounds and amounts, so that provider and staff often mean the same transaction.
const name = fc.integer({ min: 1, max: 5 })
const round = fc.constantFrom('r1', 'r2')
const amount = fc.constantFrom('0', '0.10', '0.25', '0.40')
const closes = fc.constantFrom(false, false, true)
const step = fc.record({
  act: fc.constantFrom(
    'bet',
    'bet',
    'bet',
    'win',
    'win',
    'rollback',
    'undo',
    'settle',
    'accept',
    'release',
    'adjust',
  ),
  name,
  other: name,
  kind: fc.constantFrom('t', 't', 'w', 's'),
  round,
  amount,
  closes,
  names: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const policies: Partial<Policies>[] = [
  {},
  { late_bet: 'ok_without_effect', orphan_win: 'accept', late_win: 'accept', win_rollback: 'keep' },
  { settled_rollback: 'accept', win_rollback: 'negative', orphan_win: 'accept', second_rollback: 'error' },
  { win_rollback: 'refuse', id_scope: 'player', late_win: 'accept' },
]

let tables: Table[]
let maker: string
beforeAll(async () => {
  await ownDatabase()
  tables = await Promise.all(policies.map(given => openTable(given)))
  maker = await hireStaff()
})

test('whatever provider and staff do to the same rounds, the ledger can be proved', async () => {
  const game = fc.array(step, { minLength: 10, maxLength: 40 })
  let decided = 0
  await fc.assert(
    fc.asyncProperty(game, async steps => {
      decided += (await Promise.all(tables.map(table => playThrough(table, steps)))).reduce((a, b) => a + b)
    }),
    { numRuns: 25, endOnFailure: true, interruptAfterTimeLimit: 25_000 },
  )
  expect(decided).toBeGreaterThan(0)
  const { checks } = await verifyLedger()
  expect(checks.filter(check => check.ok !== true)).toEqual([])
}, 90_000)

/** Plays it with a player of their own; gives how often staff moved something. */
async function playThrough(table: Table, steps: Step[]): Promise<number> {
  const guest = await table.seat('1.00')
  let decided = 0
  for (const one of steps) {
    const before = await table.balance(guest)
    const staff = await send(table, guest, one)
    if (!staff) continue
    const after = await table.balance(guest)
    expect(['new', 'replay', 'refused', 'conflict'], JSON.stringify({ one, staff })).toContain(staff)
    if (staff === 'new') decided++
    else expect(after).toBe(before)
    // Staff never take a balance below zero; one that is there already may only rise.
    if (isNegative(toAmount(after))) expect(toAmount(before).startsWith('-')).toBe(true)
  }
  return decided
}

/** What staff were answered; null where it was the provider's call. */
async function send(table: Table, guest: Guest, one: Step): Promise<string | null> {
  const own = (kind: string, id: number) => `${kind}${id}:${guest.id}`
  const facts = { round_id: one.round, round_closed: one.closes }
  const ruling = { transactionId: own('s', one.name), actor: staffActor(maker), reason: 'test' }
  const providerId = table.provider.id
  if (one.act === 'bet') {
    await table.bet(guest, own('t', one.name), one.amount, facts)
  } else if (one.act === 'win') {
    const named = one.names ? { bet_transaction_id: own('t', one.other) } : {}
    await table.win(guest, own('w', one.name), one.amount, { ...facts, ...named })
  } else if (one.act === 'rollback') {
    await table.rollback(guest, own('x', one.name), own(one.kind === 's' ? 't' : one.kind, one.other))
  } else {
    const command = await staffCommand()
    return command && (await decideAsStaff(command)).verdict
  }
  return null

  async function staffCommand() {
    const money = { currency: 'EUR', amount: toAmount(one.amount) }
    const original = () =>
      findOriginal(one.kind === 's' ? 'staff' : providerId, own(one.kind, one.other), guest.id)
    if (one.act === 'undo') return staffRollback(await original(), { ...ruling, transactionId: newId() })
    if (one.act === 'release') return releasedRollback(await original(), ruling)
    if (one.act === 'settle') {
      const where = { providerId, gameId: 'g1', providerRoundId: one.round, playerId: guest.id }
      return staffWin(where, money, ruling)
    }
    if (one.act === 'adjust') {
      const type = one.closes ? 'debit' : 'credit'
      return one.amount === '0' ? null : adjustment({ playerId: guest.id, ...money, type }, ruling)
    }
    const refused = await findRefused(providerId, own('w', one.name))
    return refused && acceptedWin(refused, ruling)
  }
}
