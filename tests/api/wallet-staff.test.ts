import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffActor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { executorOf } from '@/lib/db/executor'
import { appPool } from '@/lib/db/pools'
import { inTransaction } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { verifyLedger } from '@/lib/ledger/verify'
import { toAmount } from '@/lib/money/amount'
import { operatorEndpoint } from '@/lib/operator/endpoint'
import { directory } from '@/lib/providers/directory'
import { decideWithin } from '@/lib/wallet/batch'
import { commandOfCase } from '@/lib/wallet/case-command'
import type { Command } from '@/lib/wallet/command'
import { acceptedWin, adjustment, type Ruling, staffRollback, staffWin } from '@/lib/wallet/staff-commands'
import { setPolicies } from '@/tests/support/provider-verbs'
import { by } from '../support/casino'
import { winOf } from '../support/commands'
import { ownDatabase } from '../support/database'
import { approve } from '../support/honest-staff'
import { auditRuling, decideAsStaff, findOriginal, findRefused, hireStaff } from '../support/rulings'
import { callEndpoint, type Guest, openTable, type Table } from '../support/table'

let table: Table
let maker: string
beforeAll(async () => {
  await ownDatabase()
  table = await openTable()
  maker = await hireStaff('finance')
})
afterAll(async () => {
  const { checks } = await verifyLedger()
  expect(checks.filter(check => check.ok !== true)).toEqual([])
})

const ruling = (facts: Partial<Ruling> = {}): Ruling => ({
  transactionId: newId(),
  actor: staffActor(maker),
  reason: 'test',
  ...facts,
})
const adjust = (guest: Guest, amount: string, facts: Partial<Ruling> = {}) =>
  adjustment({ playerId: guest.id, currency: 'EUR', type: 'credit', amount: toAmount(amount) }, ruling(facts))
const rollback = async (guest: Guest, id: string, facts: Partial<Ruling> = {}, of = table) =>
  staffRollback(await findOriginal(of.provider.id, id, guest.id), ruling(facts))

/** All that a decision could have touched. */
async function everythingOf(guest: Guest): Promise<unknown> {
  const { rows } = await appPool().query(
    `select (select json_agg(w) from wallets w where player_id = $1) as wallets,
       (select json_agg(r) from rounds r where player_id = $1) as rounds,
       (select count(*) from transactions where player_id = $1) as transactions,
       (select count(*) from postings p join wallets w on w.id = p.wallet_id where w.player_id = $1) as postings,
       (select count(*) from cases where player_id = $1) as cases`,
    [guest.id],
  )
  return rows[0]
}

describe('inside a staff action’s own transaction', () => {
  test('it is done when that commits', async () => {
    const guest = await table.seat('100.00')
    await table.bet(guest, 'c1', '30.00', { round_id: 'c' })
    const command = await rollback(guest, 'c1', { note: 'froze', caseId: newId() })
    expect(await decideAsStaff(command)).toMatchObject({ status: 200, verdict: 'new', code: null })
    expect(await table.balance(guest)).toBe('100.00')
    const { rows } = await appPool().query('select * from transactions where provider_transaction_id = $1', [
      command.transactionId,
    ])
    expect(rows).toMatchObject([
      {
        provider_id: 'staff',
        scope: '',
        kind: 'rollback',
        actor: `staff:${maker}`,
        effect: 'posted',
        reverses: true,
        reference_id: 'c1',
        provider_round_id: 'c',
        policy_version: null,
        request_id: null,
        detail: command.detail,
      },
    ])
    expect(rows[0].detail).toMatchObject({ action: 'transaction.rollback', reason: 'test', note: 'froze' })
  })

  test('nothing is left of it when that is undone', async () => {
    const guest = await table.seat('100.00')
    await table.bet(guest, 'u1', '30.00', { round_id: 'u' })
    const before = await everythingOf(guest)
    const [back, settle] = [await rollback(guest, 'u1'), settleOf(guest, 'u', '5')]
    for (const command of [back, settle, adjust(guest, '1')]) {
      const undone = inTransaction(async tx => {
        const answer = await decideWithin(executorOf(tx), await directory(), command, now())
        expect(answer.verdict).toBe('new')
        throw new Error('never mind')
      })
      await expect(undone).rejects.toThrow('never mind')
      expect(await everythingOf(guest)).toEqual(before)
    }
    expect((await decideAsStaff(back)).verdict).toBe('new')
  })

  test('several in one transaction see each other, and go together', async () => {
    const guest = await table.seat('100.00')
    await table.bet(guest, 's1', '30.00', { round_id: 's' })
    await table.bet(guest, 's2', '20.00', { round_id: 's' })
    await table.win(guest, 's3', '5.00', { round_id: 's', round_closed: true })
    const commands = [await rollback(guest, 's1'), await rollback(guest, 's2'), await rollback(guest, 's3')]
    const balances = await inTransaction(async tx => {
      const answers = []
      for (const command of commands) {
        const at = now()
        answers.push(await decideWithin(executorOf(tx), await directory(), command, at))
        await auditRuling(tx, command, at)
      }
      return answers.map(answer => JSON.parse(answer.body).balance)
    })
    expect(balances).toEqual(['85.00', '105.00', '100.00'])
  })

  test('it goes by the newest policies and rates, whatever was remembered', async () => {
    const own = await openTable()
    const guest = await own.seat('100.00')
    const remembered = await directory()
    await setPolicies(own.provider.id, { late_win: 'accept' }, by())
    await own.bet(guest, 'n1', '30.00', { round_id: 'n' })
    const command = await rollback(guest, 'n1', {}, own)
    const answer = await inTransaction(async tx => {
      const at = now()
      const decided = await decideWithin(executorOf(tx), remembered, command, at)
      await auditRuling(tx, command, at)
      return decided
    })
    expect(JSON.parse(answer.body).balance).toBe('100.00')
  })

  test('exact amounts stay exact', async () => {
    const own = await openTable()
    const guest = await own.seat('100.00')
    await own.bet(guest, 'e1', '0.000000000000000001', { round_id: 'e' })
    const back = await decideAsStaff(await rollback(guest, 'e1', {}, own))
    expect(JSON.parse(back.body).balance).toBe('100.00')
    const big = await decideAsStaff(adjust(guest, '99.999999999999999999'))
    expect(JSON.parse(big.body).balance).toBe('199.999999999999999999')
  })
})

describe('ids within a player', () => {
  test('staff roll back one player’s transaction and not another’s of the same id', async () => {
    const own = await openTable({ id_scope: 'player' })
    const [anna, bob] = [await own.seat('100.00'), await own.seat('100.00')]
    for (const guest of [anna, bob]) await own.bet(guest, 't1', '30.00')
    expect((await decideAsStaff(await rollback(anna, 't1', {}, own))).status).toBe(200)
    expect([await own.balance(anna), await own.balance(bob)]).toEqual(['100.00', '70.00'])
    expect((await own.rollback(anna, 'x1', 't1')).body.balance).toBe('100.00')
    expect((await own.rollback(bob, 'x1', 't1')).body.balance).toBe('100.00')
  })
})

describe('what a case keeps', () => {
  test('a refused win as it was asked, without token, key or request', async () => {
    const guest = await table.seat('100.00')
    const facts = { round_id: 'k', bet_transaction_id: 'k0', token: guest.token, round_closed: true }
    expect((await table.win(guest, 'k1', '5.50', facts)).outcome).toBe('TRANSACTION_NOT_FOUND')
    const { rows } = await appPool().query(
      'select command, amount, currency from cases where player_id = $1',
      [guest.id],
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('tokenHash')
    expect(rows[0].command).toMatchObject({
      kind: 'win',
      amount: '5.50',
      roundClosed: true,
      referenceId: 'k0',
    })
    const command = commandOfCase(rows[0].command)!
    const answer = await decideAsStaff(acceptedWin(command, ruling()))
    const retry = await table.win(guest, 'k1', '5.5', facts)
    expect([retry.replayed, retry.text]).toEqual([true, answer.body])
    expect((await table.win(guest, 'k1', '5.51', facts)).outcome).toBe('TRANSACTION_CONFLICT')
  })

  test('of a refused and of a kept rollback what its original was', async () => {
    const own = await openTable({ win_rollback: 'keep' })
    const guest = await own.seat('10.00')
    await own.bet(guest, 'o1', '10.00')
    await own.win(guest, 'o2', '20.00', { bet_transaction_id: 'o1' })
    await own.rollback(guest, 'x1', 'o1')
    await own.bet(guest, 'o3', '15.00', { round_id: 'r2' })
    await own.rollback(guest, 'x2', 'o2')
    const { rows } = await appPool().query(
      'select kind, amount::text, currency, round_id is not null as round, command is not null as kept from cases where player_id = $1 order by kind',
      [guest.id],
    )
    expect(rows).toEqual([
      { kind: 'kept_rollback', amount: '20.00', currency: 'EUR', round: true, kept: true },
      { kind: 'rollback_refused', amount: '10.00', currency: 'EUR', round: true, kept: true },
    ])
  })

  test('nothing where nothing was kept', () => {
    expect([commandOfCase(null), commandOfCase(undefined), commandOfCase('x')]).toEqual([null, null, null])
  })

  test('only wins and jackpots are accepted', async () => {
    const guest = await table.seat('1.00')
    const deposit = { ...winOf(table, guest, 'd', '1'), kind: 'deposit' } as Command
    expect(() => acceptedWin(deposit, ruling())).toThrow('Only a refused win or jackpot')
  })
})

describe('the database asks for the second person itself', () => {
  test.each([
    ['nobody of the staff', () => ({ actor: 'staff:nobody' }), /names its maker/],
    ['somebody who is not there', () => ({ actor: staffActor(newId()) }), /not be done by its maker/],
  ])('%s decides nothing', async (_what, facts, says) => {
    const guest = await table.seat('1.00')
    await expect(decideAsStaff(adjust(guest, '1', facts()))).rejects.toThrow(says)
    expect(await table.balance(guest)).toBe('1.00')
  })

  test('what names no action is refused', async () => {
    const guest = await table.seat('1.00')
    await expect(decideAsStaff({ ...adjust(guest, '1'), detail: { reason: 'x' } })).rejects.toThrow(
      /its action/,
    )
    await expect(decideAsStaff({ ...adjust(guest, '1'), detail: null })).rejects.toThrow(/its action/)
  })

  test('above the threshold: refused without, with the maker, with another’s or a smaller approval; then done', async () => {
    const guest = await table.seat('1.00')
    const approver = await hireStaff()
    const actor = staffActor(maker, approver)
    const needs = /needs a second person/
    const at = now()
    const approved = (playerId: string, amount: string) => approve(playerId, amount, maker, approver, at)
    expect((await decideAsStaff(adjust(guest, '100'))).status).toBe(200)
    await expect(decideAsStaff(adjust(guest, '100.01'))).rejects.toThrow(needs)
    await expect(decideAsStaff(adjust(guest, '100.01', { actor }))).rejects.toThrow(needs)
    await expect(decideAsStaff(adjust(guest, '100.01', { actor: staffActor(maker, maker) }))).rejects.toThrow(
      needs,
    )
    const smaller = await approved(guest.id, '100')
    await expect(decideAsStaff(adjust(guest, '100.01', { actor, approvalId: smaller }), at)).rejects.toThrow(
      needs,
    )
    const others = await approved('somebody', '500')
    await expect(decideAsStaff(adjust(guest, '100.01', { actor, approvalId: others }), at)).rejects.toThrow(
      needs,
    )
    const approvalId = await approved(guest.id, '100.01')
    const given = adjust(guest, '100.01', { actor, approvalId })
    await expect(decideAsStaff(given, at + 1)).rejects.toThrow(needs)
    expect((await decideAsStaff(given, at)).status).toBe(200)
    expect(await table.balance(guest)).toBe('201.01')
  })

  test('an accepted win is measured too, though it stands under its provider', async () => {
    const guest = await table.seat('1.00')
    await table.win(guest, 'much', '100.01', { round_id: 'much' })
    const refused = (await findRefused(table.provider.id, 'much'))!
    await expect(decideAsStaff(acceptedWin(refused, ruling()))).rejects.toThrow(/needs a second person/)
    expect(await table.balance(guest)).toBe('1.00')
  })
})

test('the operator sees what staff did among the player’s transactions', async () => {
  const guest = await table.seat('100.00')
  await table.bet(guest, 'l1', '30.00', { round_id: 'l' })
  await decideAsStaff(settleOf(guest, 'l', '12.00'))
  await decideAsStaff(adjust(guest, '5'))
  const path = `/api/operator/players/${guest.id}/transactions`
  const { body } = await callEndpoint(operatorEndpoint, table.operator, path, '', {}, 'GET')
  expect(body.transactions.slice(0, 2)).toMatchObject([
    {
      kind: 'adjustment',
      provider_id: 'staff',
      round_id: null,
      amount: '5.00',
      balance: '87.00',
      status: 'ok',
    },
    {
      kind: 'win',
      provider_id: 'staff',
      round_id: 'l',
      amount: '12.00',
      base_amount: '12.00',
      balance: '82.00',
    },
  ])
})

function settleOf(guest: Guest, round: string, amount: string): Command {
  const name = { providerId: table.provider.id, gameId: 'g1', providerRoundId: round, playerId: guest.id }
  return staffWin(name, { currency: 'EUR', amount: toAmount(amount) }, ruling())
}
