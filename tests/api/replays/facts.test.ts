import { afterAll, describe, expect, test } from 'vitest'
import { closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { putPlayer } from '@/lib/players/put'
import type { Policies } from '@/lib/providers/policies'
import { parseTrial, tryPolicies } from '@/lib/replays/try-policies'
import { flushRequests } from '@/lib/requests/log'
import { endSession } from '@/lib/sessions/end'
import { openSession } from '@/lib/sessions/open'
import { walletEndpoints } from '@/lib/wallet/endpoints'
import { by, newProvider } from '@/tests/support/casino'
import { decideAsStaff, hireStaff, setLimit } from '@/tests/support/desk'
import { disableGame } from '@/tests/support/provider-verbs'
import { linesOf, moment, replaySince } from '@/tests/support/replaying'
import { acting, intentFor, newAgent, put, refusalOf } from '@/tests/support/resolving'
import { callEndpoint, openTable, tableOf } from '@/tests/support/table'

afterAll(async () => {
  await closePrisma()
  await closePools()
})

const closing = { round_closed: true }

describe('what policies do not touch is taken as it was', () => {
  test('a guard that refused a call refuses it again, and its repeats', async () => {
    const table = await openTable()
    const anna = await table.seat('100.00')
    const from = await moment()
    await table.bet({ ...anna, token: 'nonsense' }, 'b1', '1.00')
    await table.bet(anna, 'b2', '1.00', { game_id: 'unknown' })
    await disableGame(table.provider.id, 'g2')
    await table.bet(anna, 'b3', '1.00', { game_id: 'g2' })
    await table.bet(anna, 'b3', '1.00', { game_id: 'g2' })
    await putPlayer({ playerId: anna.id, currency: 'EUR', status: 'blocked' }, by())
    await table.bet(anna, 'b4', '1.00')
    await putPlayer({ playerId: anna.id, currency: 'EUR', status: 'active' }, by())
    await setLimit(anna.id, 'EUR', 'stake', 'bet', '2.00')
    await table.bet(anna, 'b5', '3.00')
    await table.bet(anna, 'b5', '3.00')
    await table.bet(anna, 'b6', '1.00', { currency: 'USD' })
    await table.bet({ ...anna, id: 'nobody' }, 'b7', '1.00')
    const { id } = await prisma().session.findFirstOrThrow({ where: { playerId: anna.id } })
    await endSession(id, by())
    await table.bet(anna, 'b8', '1.00')
    await table.rollback(anna, 'x8', 'b8')
    const report = await replaySince(table, from, {
      unknown_rollback: 'error',
      late_bet: 'ok_without_effect',
    })
    expect(report).toMatchObject({ calls: 11, agreed: 11, disagreements: [], differences: [] })
  })

  test("deposits, other providers' calls and what staff decide move the balance in between", async () => {
    const table = await openTable()
    const anna = await table.seat('10.00')
    const other = await newProvider()
    const { token } = await openSession(
      { playerId: anna.id, providerId: other.id, gameId: null, currency: 'EUR', ttlSeconds: null },
      by(),
    )
    await table.bet(anna, 't0', '2.00', { round_id: 'r0' })
    const from = await moment()
    await table.bet(anna, 't1', '15.00')
    await table.deposit(anna, '20.00')
    await table.bet(anna, 't2', '15.00', closing)
    await tableOf(other, table.operator).bet({ ...anna, token }, 't3', '4.00')
    await table.win(anna, 'w2', '6.00')
    const support = await newAgent('support')
    await put(support, intentFor(anna, 'transaction.rollback', await namesOf(anna.id, 't0')))
    await table.rollback(anna, 'x0', 't0')
    await table.bet(anna, 't4', '1.00', { round_id: 'r4' })
    const report = await replaySince(table, from, { late_win: 'accept', second_rollback: 'error' })
    expect(report).toMatchObject({ calls: 5, agreed: 5, disagreements: [], leftOut: [] })
    expect(linesOf(report)).toEqual([
      'win w2: ROUND_CLOSED 0.00 -> ok 6.00',
      'rollback x0: ok 0.00 -> NOT_ALLOWED 0.00',
      'bet t4: ok 10.00 -> ok 16.00',
    ])
  })

  test('a win that staff accepted is paid once, whatever the policies', async () => {
    const table = await openTable()
    const anna = await table.seat('10.00')
    const from = await moment()
    await table.bet(anna, 't1', '1.00', closing)
    await table.win(anna, 'w1', '5.00')
    const { findRefused } = await import('@/tests/support/desk')
    const { acceptedWin } = await import('@/lib/wallet/staff-commands')
    const refused = (await findRefused(table.provider.id, 'w1'))!
    await decideAsStaff(
      acceptedWin(refused, { actor: `staff:${await hireStaff()}`, reason: 'provider_right' }),
    )
    await table.win(anna, 'w1', '5.00')
    await table.bet(anna, 't2', '1.00', { round_id: 'r2' })
    const report = await replaySince(table, from, { late_win: 'accept' })
    expect(report).toMatchObject({ calls: 4, agreed: 4, disagreements: [] })
    expect(linesOf(report)).toEqual(['win w1: ROUND_CLOSED 0.00 -> ok 5.00'])
  })
})

describe('what cannot be replayed is counted with its reason', () => {
  test('calls that never reached the rules, and transactions whose call is no longer there', async () => {
    const table = await openTable()
    const anna = await table.seat('100.00')
    const from = await moment()
    await table.bet(anna, 't1', '5.00', closing)
    await table.wallet('bet', { player_id: anna.id })
    await callEndpoint(walletEndpoints.win, table.provider.key, '/api/wallet/win', '{')
    await callEndpoint(walletEndpoints.win, { ...table.provider.key, secret: 'wrong' }, '/api/wallet/win', {})
    await table.bet(anna, 'gone', '10.00', { round_id: 'r2', ...closing })
    await table.win(anna, 'w2', '1.00', { round_id: 'r2' })
    await table.bet(anna, 'token:1', '1.00', { round_id: 'r3' })
    await flushRequests()
    await ownerPool().query(
      `delete from requests where player_id = $1 and provider_transaction_id = 'gone'`,
      [anna.id],
    )
    const report = await replaySince(table, from, { late_win: 'accept' })
    expect(report).toMatchObject({ agreed: 2, disagreements: [] })
    expect(linesOf(report)).toEqual(['win w2: ROUND_CLOSED 0.00 -> ok 1.00'])
    expect(Object.fromEntries(report.leftOut.map(({ why, calls }) => [why, calls]))).toEqual({
      door: 3,
      unreadable: 1,
      missing: 2,
    })
  })
})

describe('an admin', () => {
  const today = () => new Date().toISOString().slice(0, 10)
  const trial = (providerId: string, policies: Partial<Policies>, day = today()) => ({
    providerId,
    day,
    policies,
  })

  test('tries policies on a day, and the audit says which and how many calls differ', async () => {
    const table = await openTable()
    const anna = await table.seat('100.00')
    await table.bet(anna, 't1', '5.00', closing)
    await table.win(anna, 'w1', '7.00')
    await flushRequests()
    const admin = await newAgent('admin')
    const report = await acting(admin, scope =>
      tryPolicies(scope, trial(table.provider.id, { late_win: 'accept' })),
    )
    expect(report).toMatchObject({
      day: today(),
      calls: 2,
      agreed: 2,
      kinds: [{ kind: 'accepts', calls: 1 }],
    })
    const event = await prisma().auditEvent.findFirstOrThrow({ where: { actor: `staff:${admin.id}` } })
    expect(event).toMatchObject({ action: 'policies.replay', subjectId: table.provider.id })
    expect(JSON.parse(event.before!)).toEqual({ version: 1, late_win: 'error' })
    expect(JSON.parse(event.after!)).toEqual({ late_win: 'accept', day: today(), calls: 2, differ: 1 })
  })

  test('is told of a day that is not kept, of another id_scope, of a policy there is not', async () => {
    const { id } = await newProvider()
    const admin = await newAgent('admin')
    const attempt = (policies: object, day?: string, provider = id) =>
      refusalOf(acting(admin, scope => tryPolicies(scope, trial(provider, policies, day))))
    for (const day of ['2020-01-01', '2999-01-01', '2026-02-30', '0000-00-00'])
      expect(await attempt({}, day), day).toMatch(/^Calls are kept from \d{4}-\d\d-\d\d to/)
    expect(await attempt({ id_scope: 'player' })).toMatch(/cannot be tried/)
    expect(await attempt({ no_such: 'x' })).toMatch(/no policy "no_such"/)
    expect(await attempt({ late_win: 'maybe' })).toMatch(/one of error, accept/)
    expect(await attempt({}, undefined, 'nobody')).toMatch(/no provider "nobody"/)
    for (const raw of [null, {}, { providerId: 1 }, { providerId: id, day: 'x', policies: {} }, []])
      expect(parseTrial(raw)).toBeNull()
  })

  test('waits while another dry run is under way', async () => {
    const { id } = await newProvider()
    const admin = await newAgent('admin')
    const running = globalThis as { [key: symbol]: boolean }
    const attempt = () => refusalOf(acting(admin, scope => tryPolicies(scope, trial(id, {}))))
    running[Symbol.for('cage.replay')] = true
    expect(await attempt()).toMatch(/under way/)
    running[Symbol.for('cage.replay')] = false
    expect(await attempt()).toMatch(/was not refused/)
  })
})

async function namesOf(playerId: string, transactionId: string) {
  const found = await prisma().transaction.findFirstOrThrow({
    where: { playerId, providerTransactionId: transactionId },
  })
  return { transactionId: found.id, roundId: found.roundId }
}
