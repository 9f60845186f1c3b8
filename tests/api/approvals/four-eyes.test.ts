import { beforeAll, expect, test } from 'vitest'
import { declineApproval } from '@/lib/approvals/decline'
import { expireApprovals } from '@/lib/approvals/expire'
import { getApproval } from '@/lib/approvals/get'
import { approvalLasts } from '@/lib/approvals/states'
import { withdrawApproval } from '@/lib/approvals/withdraw'
import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { verifyLedger } from '@/lib/ledger/verify'
import { readPosted } from '@/lib/resolutions/posted'
import type { Preview } from '@/lib/resolutions/preview'
import { previewAgain } from '@/lib/resolutions/preview-again'
import type { CurrentStaff } from '@/lib/staff/current'
import { ownDatabase } from '../../support/database'
import {
  acting,
  approve,
  confirm,
  formOf,
  hold,
  intentFor,
  newAgent,
  preview,
  put,
  refusalOf,
  roundOf,
} from '../../support/resolving'
import { type Guest, openTable, type Table } from '../../support/table'

let table: Table
let maker: CurrentStaff
let approver: CurrentStaff
beforeAll(async () => {
  await ownDatabase()
  table = await openTable()
  maker = await newAgent('approver')
  approver = await newAgent('finance')
})

const adjust = (guest: Guest, amount = '250') =>
  intentFor(guest, 'player.adjust', { amount, direction: 'credit' })

test('above the threshold a change is held, not applied, and posted once somebody else approves', async () => {
  const guest = await table.seat('10.00')
  const offer = await preview(maker, adjust(guest))
  expect(offer).toMatchObject({ needsSecondPerson: true, after: { balance: '260.00' } })
  expect(offer.why).toMatch(/250\.00 EUR is above 100\.00 EUR/)
  const form = formOf(adjust(guest), offer)
  const outcome = await confirm(maker, form)
  expect(outcome).toEqual({ state: 'held', playerId: guest.id, approvalId: form.formId })
  expect(await confirm(maker, form)).toEqual(outcome)
  expect(await table.balance(guest)).toBe('10.00')

  const approved = await approve(approver, form.formId)
  expect(await table.balance(guest)).toBe('260.00')
  if (approved.state !== 'approved') throw new Error(approved.state)
  const [posted] = await prisma().transaction.findMany({ where: { id: { in: approved.transactionIds } } })
  expect(posted!.actor).toBe(`staff:${maker.id}+${approver.id}`)
  const kept = (await getApproval(form.formId))!
  expect(kept).toMatchObject({ state: 'approved', transactionIds: approved.transactionIds })
  const anonymous = (entries: Preview['posted']) => entries.map(({ id: _, ...rest }) => rest)
  const real = await readPosted(prisma(), approved.transactionIds)
  expect(anonymous(real)).toEqual(anonymous((kept.preview as Preview).posted))
  await expectEvents(guest, [
    'player.adjust held',
    'player.adjust held',
    'approval.approve done',
    'player.adjust done',
  ])
  await expectHolds()
})

test('the maker can never approve: not by the verb, not in the database', async () => {
  const guest = await table.seat('10.00')
  const id = await hold(maker, adjust(guest))
  expect(await refusalOf(approve(maker, id))).toMatch(/asked for it yourself/)
  expect(await refusalOf(decline(maker, id))).toMatch(/asked for it yourself/)
  const data = { state: 'approved', decidedBy: maker.id, decidedAt: new Date() }
  await expect(prisma().approval.update({ where: { id }, data })).rejects.toThrow(/check constraint|23514/)
  expect(await table.balance(guest)).toBe('10.00')
  expect((await getApproval(id))!.state).toBe('waiting')
})

test('the ledger itself refuses a staff transaction above the threshold that nobody approved', async () => {
  const guest = await table.seat('10.00')
  const before = await prisma().transaction.findFirstOrThrow({ where: { playerId: guest.id } })
  const forge = (actor: string, detail: object) =>
    prisma().$executeRaw`
      insert into transactions (id, provider_id, scope, provider_transaction_id, kind, type, wallet_id, seq, player_id,
        currency, amount, round_closed, reverses, detail, effect, http_status, body, balance, fingerprint, previous_hash,
        hash, hash_version, actor, at)
      select gen_random_uuid(), 'staff', '', gen_random_uuid()::text, 'adjustment', 'credit', wallet_id, 999, player_id,
        currency, 250, false, false, ${JSON.stringify(detail)}::jsonb, 'recorded', 200, '{}', balance, fingerprint,
        previous_hash, hash, hash_version, ${actor}, at from transactions where id = ${before.id}::uuid`
  const id = await hold(maker, adjust(guest))
  const action = 'player.adjust'
  for (const [actor, detail] of [
    [`staff:${maker.id}`, { action }],
    [`staff:${maker.id}+${approver.id}`, { action }],
    [`staff:${maker.id}+${approver.id}`, { action, approval: id }],
    [`staff:${maker.id}+${maker.id}`, { action, approval: id }],
    [`staff:${maker.id}`, {}],
  ] as const) {
    await expect(forge(actor, detail), JSON.stringify([actor, detail])).rejects.toThrow(
      /cage: .*(second person|names)/,
    )
  }
})

test('a change that is decided stays so: declined, withdrawn, approved', async () => {
  const ends = [
    [async (id: string) => void (await decline(approver, id)), 'declined'],
    [async (id: string) => void (await withdraw(maker, id)), 'withdrawn'],
    [async (id: string) => void (await approve(approver, id)), 'approved'],
  ] as const
  for (const [end, state] of ends) {
    const guest = await table.seat('10.00')
    const id = await hold(maker, adjust(guest))
    await end(id)
    expect((await getApproval(id))!.state).toBe(state)
    const balance = await table.balance(guest)
    expect(balance).toBe(state === 'approved' ? '260.00' : '10.00')
    expect(await refusalOf(approve(approver, id))).toMatch(/decided already/)
    expect(await refusalOf(decline(approver, id))).toMatch(/decided already/)
    expect(await refusalOf(withdraw(maker, id))).toMatch(/decided already/)
    const back = { state: 'waiting', decidedBy: null, decidedAt: null }
    await expect(prisma().approval.update({ where: { id }, data: back })).rejects.toThrow(/decided already/)
    expect(await table.balance(guest)).toBe(balance)
  }
})

test('two approvers at once: one posting', async () => {
  const guest = await table.seat('10.00')
  const third = await newAgent('finance')
  const id = await hold(maker, adjust(guest))
  const ended = await Promise.all([refusalOf(approve(approver, id)), refusalOf(approve(third, id))])
  expect(ended.filter(words => words.includes('decided already'))).toHaveLength(1)
  expect(await table.balance(guest)).toBe('260.00')
})

test("approving a settlement after the provider's own win has arrived posts nothing, and says so for good", async () => {
  const guest = await table.seat('500.00')
  await table.bet(guest, 'moved-1', '200.00')
  const roundId = (await roundOf(table, guest)).id
  const id = await hold(maker, intentFor(guest, 'round.settle', { roundId, amount: '300' }))
  expect((await table.win(guest, 'moved-win', '300.00', { round_closed: true })).outcome).toBe('ok')
  expect(await approve(approver, id)).toMatchObject({ state: 'moved' })
  expect(await table.balance(guest)).toBe('600.00')
  expect(await getApproval(id)).toMatchObject({ state: 'moved', transactionIds: [] })
  await expectEvents(guest, ['round.settle held', 'approval.approve refused'])
  expect(await refusalOf(approve(approver, id))).toMatch(/decided already/)
})

test('a player who plays on does not hold up an approval; a debit must still be payable', async () => {
  const guest = await table.seat('300.00')
  const credit = await hold(maker, adjust(guest))
  await table.bet(guest, 'plays-1', '100.00')
  expect((await approve(approver, credit)).state).toBe('approved')
  const debit = await hold(maker, { ...adjust(guest, '440'), direction: 'debit' })
  await table.bet(guest, 'plays-2', '50.00')
  expect(await refusalOf(approve(approver, debit))).toMatch(/balance is too low/)
  expect((await getApproval(debit))!.state).toBe('waiting')
  await table.deposit(guest, '100.00')
  expect((await approve(approver, debit)).state).toBe('approved')
  expect(await table.balance(guest)).toBe('60.00')
  await expectHolds()
})

test('what nobody decides in time is over', async () => {
  const [first, second] = [await table.seat('10.00'), await table.seat('10.00')]
  const [swept, late] = [await hold(maker, adjust(first)), await hold(maker, adjust(second))]
  const after = now() + approvalLasts + 1000
  expect(await approve(approver, late, after)).toMatchObject({ state: 'expired' })
  expect(await expireApprovals(now())).toBe(0)
  expect(await expireApprovals(after)).toBeGreaterThan(0)
  for (const id of [swept, late]) expect((await getApproval(id))!.state).toBe('expired')
  expect(await refusalOf(approve(approver, swept))).toMatch(/decided already/)
  await expectEvents(first, ['player.adjust held', 'approval.expire done'])
  expect([await table.balance(first), await table.balance(second)]).toEqual(['10.00', '10.00'])
})

test('the same change waits once; a change by an approver takes another person too', async () => {
  const guest = await table.seat('10.00')
  await hold(maker, adjust(guest))
  expect(await refusalOf(put(approver, adjust(guest)))).toMatch(/waits for a second person already/)
  const own = await hold(approver, adjust(await table.seat('10.00')))
  expect(await refusalOf(approve(approver, own))).toMatch(/asked for it yourself/)
  expect((await approve(maker, own)).state).toBe('approved')
})

test('what somebody asked for who was disabled since is not posted', async () => {
  const guest = await table.seat('10.00')
  const leaver = await newAgent('support')
  const id = await hold(leaver, adjust(guest))
  await prisma().staff.update({ where: { id: leaver.id }, data: { disabledAt: new Date() } })
  expect(await approve(approver, id)).toMatchObject({ state: 'moved' })
  expect(await table.balance(guest)).toBe('10.00')
})

test('what somebody asked for whose role may not do it any more is not posted, and the page says so', async () => {
  const guest = await table.seat('10.00')
  const mover = await newAgent('support')
  const id = await hold(mover, adjust(guest))
  await prisma().staff.update({ where: { id: mover.id }, data: { role: 'auditor' } })
  const { payload, basis } = (await getApproval(id))!
  expect(await previewAgain({ payload, basis, maker: mover })).toMatchObject({
    preview: null,
    moved: expect.stringMatching(/has another role by now \(auditor\)/),
  })
  expect(await approve(approver, id)).toMatchObject({ state: 'moved' })
  expect(await table.balance(guest)).toBe('10.00')
})

test('only the maker withdraws', async () => {
  const id = await hold(maker, adjust(await table.seat('10.00')))
  expect(await refusalOf(withdraw(approver, id))).toMatch(/Only the person who asked/)
})

async function decline(staff: CurrentStaff, id: string) {
  return acting(staff, scope => declineApproval(scope, { id, note: 'not convinced' }))
}

async function withdraw(staff: CurrentStaff, id: string) {
  return acting(staff, scope => withdrawApproval(scope, { id, note: '' }))
}

/** What the audit tells of a player's money, oldest first; previews left out. */
async function expectEvents(guest: Guest, events: string[]): Promise<void> {
  const found = await prisma().auditEvent.findMany({ where: { playerId: guest.id }, orderBy: { seq: 'asc' } })
  const told = found.filter(one => one.action !== 'resolution.preview')
  expect(told.map(one => `${one.action} ${one.outcome}`)).toEqual(events)
}

async function expectHolds(): Promise<void> {
  const { checks } = await verifyLedger()
  expect(checks.filter(check => check.ok !== true)).toEqual([])
}
