import { beforeAll, beforeEach, expect, test } from 'vitest'
import { prisma } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import type { CurrentStaff } from '@/lib/staff/current'
import { permissions, roles } from '@/lib/staff/permissions'
import { ownDatabase } from '../../support/database'
import { approve, hold, intentFor, newAgent } from '../../support/resolving'
import { type Guest, openTable, type Table } from '../../support/table'

// What the database itself refuses to the application's role, whatever the code above it does.

let table: Table
let maker: CurrentStaff
let approver: CurrentStaff
let guest: Guest
beforeAll(async () => {
  await ownDatabase()
  table = await openTable()
  maker = await newAgent('support')
  approver = await newAgent('finance')
})
beforeEach(async () => {
  guest = await table.seat('10.00')
})

const held = () => hold(maker, intentFor(guest, 'player.adjust', { amount: '250', direction: 'credit' }))

type Forged = { actor: string; detail: object; amount?: string; kind?: string; provider?: string; at?: Date }

/** A transaction of the guest as the application's role could write it: only what the triggers ask for is right. */
function forge({ actor, detail, amount = '250', kind = 'adjustment', provider = 'staff', at }: Forged) {
  return prisma().$executeRaw`
    insert into transactions (id, provider_id, scope, provider_transaction_id, kind, type, wallet_id, seq, player_id,
      currency, amount, round_closed, reverses, detail, effect, http_status, body, balance, fingerprint, previous_hash,
      hash, hash_version, actor, at)
    select gen_random_uuid(), ${provider}, '', gen_random_uuid()::text, ${kind}, 'credit', wallet_id, 999, player_id,
      currency, ${amount}::numeric, false, false, ${JSON.stringify(detail)}::jsonb, 'recorded', 200, '{}', balance,
      fingerprint, previous_hash, hash, hash_version, ${actor}, coalesce(${at ?? null}, at)
    from transactions where player_id = ${guest.id} order by seq limit 1`
}

test('an approval begins by waiting: one that is approved from birth is no approval', async () => {
  const { id: _, ...copy } = await prisma().approval.findUniqueOrThrow({ where: { id: await held() } })
  const own = { ...copy, payload: {}, preview: {}, threshold: {} }
  const decided = { state: 'approved', decidedBy: approver.id, decidedAt: new Date() }
  await expect(prisma().approval.create({ data: { ...own, id: newId(), ...decided } })).rejects.toThrow(
    /begins by waiting/,
  )
})

test('what waits keeps its words and its time; nobody is written on it before it is decided', async () => {
  const id = await held()
  for (const data of [
    { amount: '1' },
    { expiresAt: new Date(Date.now() + 1e10) },
    { note: 'another' },
    { preview: {} },
    { providerId: 'other' },
    { caseId: newId() },
  ])
    await expect(prisma().approval.update({ where: { id }, data }), Object.keys(data)[0]).rejects.toThrow(
      /may not change/,
    )
  for (const data of [{ decidedBy: approver.id }, { transactionIds: [newId()] }])
    await expect(prisma().approval.update({ where: { id }, data })).rejects.toThrow(/decided by nobody/)
})

test('only somebody who works here and may decide approves', async () => {
  const id = await held()
  const leaver = await newAgent('approver')
  await prisma().staff.update({ where: { id: leaver.id }, data: { disabledAt: new Date() } })
  const others = [
    leaver,
    ...(await Promise.all((['support', 'admin', 'auditor'] as const).map(role => newAgent(role)))),
  ]
  for (const { id: decidedBy, role } of others)
    await expect(
      prisma().approval.update({
        where: { id },
        data: { state: 'approved', decidedBy, decidedAt: new Date() },
      }),
      role,
    ).rejects.toThrow(/may not/)
})

test('an approval is good for what is posted as it is given, once', async () => {
  const id = await held()
  await approve(approver, id)
  const { decidedAt } = await prisma().approval.findUniqueOrThrow({ where: { id } })
  const actor = `staff:${maker.id}+${approver.id}`
  const detail = { action: 'player.adjust', approval: id }
  await expect(forge({ actor, detail })).rejects.toThrow(/needs a second person/)
  await expect(forge({ actor, detail, at: decidedAt! })).rejects.toThrow(/needs a second person/)
  await expect(
    prisma().approval.update({ where: { id }, data: { transactionIds: [newId()] } }),
  ).rejects.toThrow(/decided already/)
})

test('what stands under staff, and every adjustment, is by a member of staff and what its action says', async () => {
  const staff = `staff:${maker.id}`
  const action = 'player.adjust'
  const small = { amount: '1', detail: { action } }
  for (const actor of ['operator', 'sweep', 'staff:', `key:${table.provider.key.keyId}`]) {
    await expect(forge({ ...small, actor }), actor).rejects.toThrow(/names its maker/)
    await expect(forge({ ...small, actor, provider: table.provider.id }), actor).rejects.toThrow(
      /names its maker/,
    )
  }
  for (const other of ['round.close', 'win.accept', 'transaction.rollback', 'something.else'])
    await expect(forge({ actor: staff, amount: '1', detail: { action: other } }), other).rejects.toThrow(
      /a adjustment is no/,
    )
  await expect(forge({ ...small, actor: staff, kind: 'deposit' })).rejects.toThrow(/a deposit is no/)
})

test('who may ask and who may decide is in the database what the permissions say', async () => {
  const [ask, decide] = [new Set<string>(), new Set<string>()]
  for (const role of roles) {
    const { id } = await newAgent(role, role === 'studio' ? table.provider.id : null)
    const small = { actor: `staff:${id}`, amount: '1', detail: { action: 'player.adjust' } }
    const words = await forge(small).then(() => '', String)
    if (!words.includes('another person')) ask.add(role)
    const waits = await held()
    const data = { state: 'approved', decidedBy: id, decidedAt: new Date() }
    const refused = await prisma()
      .approval.update({ where: { id: waits }, data })
      .then(() => '', String)
    if (!refused.includes('may not')) decide.add(role)
    guest = await table.seat('10.00')
  }
  expect([...ask]).toEqual([...permissions['players.adjust'].roles])
  expect([...ask]).toEqual([...permissions['rounds.resolve'].roles])
  expect([...decide]).toEqual([...permissions['approvals.decide'].roles])
})

test('somebody who is disabled since is no maker', async () => {
  const leaver = await newAgent('support')
  await prisma().staff.update({ where: { id: leaver.id }, data: { disabledAt: new Date() } })
  const small = { actor: `staff:${leaver.id}`, amount: '1', detail: { action: 'player.adjust' } }
  await expect(forge(small)).rejects.toThrow(/needs another person/)
})
