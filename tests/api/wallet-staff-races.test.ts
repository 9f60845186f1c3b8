import { afterAll, beforeAll, expect, test } from 'vitest'
import { staffActor } from '@/lib/actor'
import { newId } from '@/lib/ids'
import { verifyLedger } from '@/lib/ledger/verify'
import { subtract, toAmount } from '@/lib/money/amount'
import type { Answer } from '@/lib/wallet/answer'
import { acceptedWin, staffRollback, staffWin } from '@/lib/wallet/staff-commands'
import { ownDatabase } from '../support/database'
import { decideAsStaff, findOriginal, findRefused, hireStaff } from '../support/rulings'
import { type Guest, openTable, type Reply, type Table } from '../support/table'

let maker: string
beforeAll(async () => {
  await ownDatabase()
  maker = await hireStaff('finance')
})
afterAll(async () => {
  const { checks } = await verifyLedger()
  expect(checks.filter(check => check.ok !== true)).toEqual([])
})

const ruling = () => ({ transactionId: newId(), actor: staffActor(maker), reason: 'race' })

type Race = { table: Table; guest: Guest; round: string; id: (name: string) => string; before: string }
type Ended = { staff: Answer; provider: Reply; won: string }

/**
 * Two hundred rounds with a bet of 30; in each, staff and provider start at the same time, but for the last ten:
 * there one begins when the other is done, so that both orders are met on any machine.
 */
async function race(
  table: Table,
  prepare: (race: Race) => Promise<void>,
  staff: (race: Race) => Promise<Answer>,
  provider: (race: Race) => Promise<Reply>,
): Promise<Ended[]> {
  const guests = await table.seats(5, '9000.00')
  const ended: Ended[] = []
  while (ended.length < 200) {
    const races = await Promise.all(guests.map(guest => begin(table, guest, ended.length)))
    await Promise.all(races.map(prepare))
    const inTurn = ended.length >= 190
    const runs = races.map(async (one, n) => {
      const first = n % 2 === 0 ? staff(one) : null
      if (inTurn) await first
      const call = provider(one)
      if (inTurn) await call
      const [answer, reply] = await Promise.all([first ?? staff(one), call])
      const after = await table.balance(one.guest)
      return { staff: answer, provider: reply, won: subtract(toAmount(after), toAmount(one.before)) }
    })
    ended.push(...(await Promise.all(runs)))
  }
  return ended
}

/** A bet in a round of its own; `before` is the balance before it. */
async function begin(table: Table, guest: Guest, run: number): Promise<Race> {
  const before = await table.balance(guest)
  const id = (name: string) => `${name}-${guest.id}-${run}`
  expect((await table.bet(guest, id('bet'), '30.00', { round_id: id('round') })).outcome).toBe('ok')
  return { table, guest, round: id('round'), id, before }
}

const rollBack = async ({ table, guest, id }: Race) =>
  decideAsStaff(staffRollback(await findOriginal(table.provider.id, id('bet'), guest.id), ruling()))
const settle = ({ table, guest, round }: Race) => {
  const name = { providerId: table.provider.id, gameId: 'g1', providerRoundId: round, playerId: guest.id }
  return decideAsStaff(staffWin(name, { currency: 'EUR', amount: toAmount('50.00') }, ruling()))
}

const nothing = async () => {}
const outcomeOf = ({ staff, provider, won }: Ended) =>
  [staff.code ?? staff.verdict, provider.replayed ? 'replayed' : provider.outcome, won].join(' ')

/** How the races ended, each way once: every way is one of these, and both orders were met. */
function expectWays(ended: Ended[], ...ways: string[]): void {
  expect(ended).toHaveLength(200)
  expect([...new Set(ended.map(outcomeOf))].sort()).toEqual(ways.sort())
}

test('a bet that staff and provider roll back at once is given back once', async () => {
  const ended = await race(await openTable(), nothing, rollBack, ({ table, guest, id }) =>
    table.rollback(guest, id('rollback'), id('bet')),
  )
  expectWays(ended, 'new ok 0.00', 'NOT_ALLOWED ok 0.00')
}, 120_000)

test('a win that comes as staff roll back its bet: refused, or paid before', async () => {
  const ended = await race(await openTable(), nothing, rollBack, ({ table, guest, id, round }) =>
    table.win(guest, id('win'), '50.00', { round_id: round, bet_transaction_id: id('bet') }),
  )
  expectWays(ended, 'new TRANSACTION_ROLLED_BACK 0.00', 'new ok 50.00')
}, 120_000)

test('a closing win that comes as staff settle the round: one of them pays', async () => {
  const ended = await race(
    await openTable({ late_win: 'accept' }),
    nothing,
    settle,
    ({ table, guest, id, round }) =>
      table.win(guest, id('win'), '50.00', { round_id: round, round_closed: true }),
  )
  expectWays(ended, 'new ROUND_CLOSED 20.00', 'ROUND_CLOSED ok 20.00')
}, 120_000)

test('a rollback that comes as staff settle the round: the bet is lost and paid, or given back and not paid', async () => {
  const lenient = await openTable({ settled_rollback: 'accept' })
  const ended = await race(lenient, nothing, settle, ({ table, guest, id }) =>
    table.rollback(guest, id('rollback'), id('bet')),
  )
  expectWays(ended, 'new ALREADY_SETTLED 20.00', 'TRANSACTION_ROLLED_BACK ok 0.00')
}, 120_000)

test('a refused win that staff accept as its provider repeats it is paid once', async () => {
  const ended = await race(
    await openTable(),
    async ({ table, guest, id, round }) => {
      await table.win(guest, id('close'), '0', { round_id: round, round_closed: true })
      expect((await table.win(guest, id('win'), '50.00', { round_id: round })).outcome).toBe('ROUND_CLOSED')
    },
    async ({ table, id }) =>
      decideAsStaff(acceptedWin((await findRefused(table.provider.id, id('win')))!, ruling())),
    ({ table, guest, id, round }) => table.win(guest, id('win'), '50.00', { round_id: round }),
  )
  expectWays(ended, 'new ROUND_CLOSED 20.00', 'new replayed 20.00')
}, 120_000)

test('the same form sent twice at once is done once', async () => {
  const table = await openTable()
  const guest = await table.seat('100.00')
  for (let run = 0; run < 50; run++) {
    const one = await begin(table, guest, run)
    const original = await findOriginal(table.provider.id, one.id('bet'), guest.id)
    const command = staffRollback(original, ruling())
    const answers = await Promise.all([
      decideAsStaff(command),
      decideAsStaff(command),
      decideAsStaff(command),
    ])
    expect(answers.map(answer => answer.verdict).sort()).toEqual(['new', 'replay', 'replay'])
    expect(new Set(answers.map(answer => answer.body)).size).toBe(1)
    expect(await table.balance(guest)).toBe('100.00')
  }
}, 120_000)
