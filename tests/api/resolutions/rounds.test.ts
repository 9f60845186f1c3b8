import { beforeAll, expect, test } from 'vitest'
import { prisma } from '@/lib/db/prisma'
import { verifyLedger } from '@/lib/ledger/verify'
import { possibleForCase } from '@/lib/resolutions/possible'
import { readPosted } from '@/lib/resolutions/posted'
import type { CurrentStaff } from '@/lib/staff/current'
import { ownDatabase } from '../../support/database'
import {
  confirm,
  formOf,
  intentFor,
  newAgent,
  preview,
  put,
  refusalOf,
  roundOf,
} from '../../support/resolving'
import { openTable, type Table } from '../../support/table'

let table: Table
let agent: CurrentStaff
beforeAll(async () => {
  await ownDatabase()
  table = await openTable()
  agent = await newAgent('support')
  await newAgent('approver')
})

test('a bet that is rolled back is given back, as the preview showed it, and once', async () => {
  const guest = await table.seat('100.00')
  await table.bet(guest, 'roll-1', '30.00')
  const round = await roundOf(table, guest)
  const [bet] = await prisma().transaction.findMany({ where: { roundId: round.id } })
  const intent = intentFor(guest, 'transaction.rollback', { roundId: round.id, transactionId: bet!.id })
  const offer = await preview(agent, intent)
  expect(offer).toMatchObject({
    refusal: null,
    confirmation: '30.00 EUR',
    needsSecondPerson: false,
    before: { balance: '70.00', round: { status: 'open', stake: '30.00' } },
    after: { balance: '100.00', round: { status: 'cancelled', stake: '0.00' } },
  })
  expect(await table.balance(guest)).toBe('70.00')
  const outcome = await confirm(agent, formOf(intent, offer))
  expect(await table.balance(guest)).toBe('100.00')
  await expectPosted(outcome, offer)
  const [posted] = offer.posted
  expect(posted!.posting).toEqual({
    from: `provider ${table.provider.id}`,
    to: 'player',
    amount: '30.00',
    rate: '1',
    baseAmount: '30.00',
    baseCurrency: 'EUR',
  })

  const late = await table.win(guest, 'roll-1-win', '50.00')
  expect(late.outcome).toBe('TRANSACTION_ROLLED_BACK')
  const own = await table.rollback(guest, 'roll-1-own', 'roll-1')
  expect([own.outcome, own.body.balance]).toEqual(['ok', '100.00'])
  expect(await table.balance(guest)).toBe('100.00')
  await expectHolds()
})

test('a whole round goes back: bets first, so that their stake pays for its wins', async () => {
  const guest = await table.seat('20.00')
  await table.bet(guest, 'whole-1', '15.00')
  await table.bet(guest, 'whole-2', '5.00')
  await table.win(guest, 'whole-win', '8.00')
  const round = await roundOf(table, guest)
  const intent = intentFor(guest, 'round.rollback', { roundId: round.id })
  const offer = await preview(agent, intent)
  expect(offer.posted.map(one => [one.reverses, one.amount, one.balanceAfter])).toEqual([
    ['whole-2', '5.00', '13.00'],
    ['whole-1', '15.00', '28.00'],
    ['whole-win', '8.00', '20.00'],
  ])
  expect(offer.confirmation).toBe('20.00 EUR')
  await expectPosted(await confirm(agent, formOf(intent, offer)), offer)
  expect(await table.balance(guest)).toBe('20.00')
  expect((await roundOf(table, guest)).status).toBe('cancelled')
  await expectHolds()
})

test('a whole round whose win is spent is refused whole: nothing of it is posted', async () => {
  const guest = await table.seat('10.00')
  await table.bet(guest, 'spent-1', '10.00')
  await table.win(guest, 'spent-win', '28.00')
  await table.bet(guest, 'spent-2', '28.00', { round_id: 'other' })
  const intent = intentFor(guest, 'round.rollback', { roundId: (await roundOf(table, guest)).id })
  const offer = await preview(agent, intent)
  expect(offer.refusal).toMatch(/balance is too low/)
  expect(offer.posted).toEqual([])
  expect(await refusalOf(confirm(agent, formOf(intent, offer)))).toMatch(/balance is too low/)
  expect(await table.balance(guest)).toBe('0.00')
  expect(await prisma().transaction.count({ where: { playerId: guest.id, kind: 'rollback' } })).toBe(0)
})

test('a round settled by staff pays once: the late win is ROUND_CLOSED, the rollback ALREADY_SETTLED', async () => {
  const lenient = await openTable({ late_win: 'accept', settled_rollback: 'accept' })
  const guest = await lenient.seat('50.00')
  await lenient.bet(guest, 'settle-1', '10.00')
  const round = await roundOf(lenient, guest)
  const intent = intentFor(guest, 'round.settle', { roundId: round.id, amount: '25.00' })
  const offer = await preview(agent, intent)
  expect(offer.after).toMatchObject({ balance: '65.00', round: { status: 'closed', win: '25.00' } })
  await expectPosted(await confirm(agent, formOf(intent, offer)), offer)
  expect(await lenient.balance(guest)).toBe('65.00')
  expect((await lenient.win(guest, 'settle-win', '25.00')).outcome).toBe('ROUND_CLOSED')
  expect((await lenient.rollback(guest, 'settle-back', 'settle-1')).outcome).toBe('ALREADY_SETTLED')
  expect(await lenient.balance(guest)).toBe('65.00')
  const again = { ...intent, amount: '5.00' }
  expect(await refusalOf(preview(agent, again))).toMatch(/settled by staff already/)
  await expectHolds()
})

test('a round is closed without a win, confirmed by the end of its id', async () => {
  const guest = await table.seat('50.00')
  await table.bet(guest, 'close-1', '10.00', { round_id: 'round-000777' })
  const round = await roundOf(table, guest, 'round-000777')
  const intent = intentFor(guest, 'round.close', { roundId: round.id })
  const offer = await preview(agent, intent)
  expect(offer).toMatchObject({ confirmation: '000777', after: { balance: '40.00' } })
  expect(offer.posted).toMatchObject([{ kind: 'win', amount: '0.00', posting: null }])
  await expectPosted(await confirm(agent, formOf(intent, offer)), offer)
  expect(await roundOf(table, guest, 'round-000777')).toMatchObject({ status: 'closed', staffSettled: true })
  expect((await table.win(guest, 'close-win', '5.00', { round_id: 'round-000777' })).outcome).toBe(
    'ROUND_CLOSED',
  )
  await expectHolds()
})

test('a refused win that is accepted is paid, its case closed, and the retry of the provider is a replay', async () => {
  const guest = await table.seat('50.00')
  await table.bet(guest, 'accept-1', '10.00', { round_closed: true })
  const sent = { round_closed: true }
  expect((await table.win(guest, 'accept-win', '40.00', sent)).outcome).toBe('ROUND_CLOSED')
  const round = await roundOf(table, guest)
  const found = await prisma().case.findFirstOrThrow({
    where: { playerId: guest.id, kind: 'credit_refused' },
  })
  const intent = intentFor(guest, 'win.accept', { roundId: round.id, caseId: found.id })
  const form = formOf(intent, await preview(agent, intent))
  const outcome = await confirm(agent, form)
  expect(await table.balance(guest)).toBe('80.00')
  expect(await prisma().case.findUnique({ where: { id: found.id } })).toMatchObject({
    state: 'closed',
    ended: 'resolved',
  })
  const retry = await table.win(guest, 'accept-win', '40.00', sent)
  expect([retry.status, retry.replayed, retry.body.balance]).toEqual([200, true, '80.00'])
  expect(await confirm(agent, form)).toEqual(outcome)
  expect(await table.balance(guest)).toBe('80.00')
  await expectHolds()
})

test('a kept win is taken back once the player has the money again', async () => {
  const keeping = await openTable({ win_rollback: 'keep' })
  const guest = await keeping.seat('10.00')
  await keeping.bet(guest, 'keep-1', '10.00')
  await keeping.win(guest, 'keep-win', '20.00')
  await keeping.bet(guest, 'keep-2', '20.00', { round_id: 'other' })
  expect((await keeping.rollback(guest, 'keep-back', 'keep-win')).outcome).toBe('ok')
  const round = await roundOf(keeping, guest)
  const win = await prisma().transaction.findFirstOrThrow({ where: { roundId: round.id, kind: 'win' } })
  const intent = intentFor(guest, 'win.release', {
    roundId: round.id,
    transactionId: win.id,
    reason: 'funds_back',
  })
  expect((await preview(agent, intent)).refusal).toMatch(/balance is too low/)
  await keeping.deposit(guest, '25.00')
  const offer = await preview(agent, intent)
  await expectPosted(await confirm(agent, formOf(intent, offer)), offer)
  expect(await keeping.balance(guest)).toBe('5.00')
  expect(await prisma().case.count({ where: { playerId: guest.id, state: 'open' } })).toBe(0)
  await expectHolds()
})

test('an adjustment credits or debits the wallet against the account of adjustments, never below zero', async () => {
  const guest = await table.seat('10.00', 'EUR')
  const credit = intentFor(guest, 'player.adjust', { amount: '5.5', direction: 'credit' })
  const offer = await preview(agent, credit)
  expect(offer.posted[0]).toMatchObject({
    kind: 'adjustment',
    balanceAfter: '15.50',
    posting: { from: 'adjustments', to: 'player', amount: '5.50' },
  })
  await expectPosted(await confirm(agent, formOf(credit, offer)), offer)
  const debit = intentFor(guest, 'player.adjust', { amount: '15.51', direction: 'debit' })
  expect((await preview(agent, debit)).refusal).toMatch(/balance is too low/)
  await put(agent, { ...debit, amount: '15.50' })
  expect(await table.balance(guest)).toBe('0.00')
  await expectHolds()
})

/** What was posted is what the preview had shown: accounts, amounts, values, balances. */
async function expectPosted(
  outcome: Awaited<ReturnType<typeof confirm>>,
  offer: Awaited<ReturnType<typeof preview>>,
): Promise<void> {
  if (outcome.state !== 'done') throw new Error(`was not done: ${JSON.stringify(outcome)}`)
  const anonymous = (posted: typeof offer.posted) => posted.map(({ id: _, ...rest }) => rest)
  const real = await readPosted(prisma(), outcome.transactionIds)
  expect(anonymous(real)).toEqual(anonymous(offer.posted))
  expect(real.length).toBeGreaterThan(0)
}

async function expectHolds(): Promise<void> {
  const { checks } = await verifyLedger()
  expect(checks.filter(check => check.ok !== true)).toEqual([])
}

test('a win that was refused because its round was never opened can be accepted from its case, and is paid once', async () => {
  const guest = await table.seat('1.00')
  const sent = () => table.win(guest, 'never-bet', '7.00', { round_id: 'never-opened' })
  expect((await sent()).outcome).toBe('TRANSACTION_NOT_FOUND')
  const { id: caseId } = await prisma().case.findFirstOrThrow({ where: { playerId: guest.id } })
  const offered = await possibleForCase(caseId, { role: 'support' })
  expect(offered).toMatchObject([{ action: 'win.accept', against: null, roundId: null, caseId }])
  await put(agent, intentFor(guest, 'win.accept', { caseId }))
  expect(await sent()).toMatchObject({ outcome: 'ok', replayed: true })
  expect(await table.balance(guest)).toBe('8.00')
})
