import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { audited } from '@/lib/audit/audited'
import { prisma } from '@/lib/db/prisma'
import { acceptLink, acceptWithLink, deadLink, readLink } from '@/lib/staff/accept-link'
import { changeRole } from '@/lib/staff/change-role'
import { disableStaff } from '@/lib/staff/disable'
import { enableStaff } from '@/lib/staff/enable'
import { getStaff } from '@/lib/staff/get'
import { inviteStaff, renewLink } from '@/lib/staff/invite'
import { listStaff } from '@/lib/staff/list'
import { ownDatabase } from '../../support/database'
import {
  acting,
  by,
  codeOf,
  eventsAbout,
  hire,
  liveSessions,
  ownAddress,
  trySignIn,
} from '../../support/staff'

// The rule of the last admin is about everyone who works here: a database of this file's own.
beforeAll(async () => {
  await ownDatabase()
})
afterEach(() => void vi.useRealTimers())

const reason = 'a test'
const hour = 3_600_000
let counter = 0
const newEmail = () => `new-${counter++}-${Date.now()}@staff.test`
const good = 'seven green bottles'

describe('roles', () => {
  test('nobody changes their own, nor shuts themselves out or lets themselves in', async () => {
    const admin = await hire('admin')
    await hire('admin')
    const tries = [
      () => acting(admin, scope => changeRole(scope, { staffId: admin.id, role: 'support', reason })),
      () => acting(admin, scope => disableStaff(scope, { staffId: admin.id, reason })),
      () => acting(admin, scope => enableStaff(scope, { staffId: admin.id, reason })),
      () => acting(admin, scope => renewLink(scope, admin.id)),
    ]
    for (const one of tries) await expect(one()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await getStaff(admin.id)).toMatchObject({ role: 'admin', state: 'active' })
  })

  test('a change is an event with before and after, and its reason', async () => {
    const [admin, person] = [await hire('admin'), await hire('support')]
    await acting(admin, scope => changeRole(scope, { staffId: person.id, role: 'approver', reason }))
    const event = await prisma().auditEvent.findFirstOrThrow({
      where: { subjectId: person.id, action: 'staff.role' },
    })
    expect(event).toMatchObject({ reason, actor: `staff:${admin.id}`, outcome: 'done' })
    expect([event.before, event.after]).toEqual(['{"role":"support"}', '{"role":"approver"}'])
    const again = acting(admin, scope => changeRole(scope, { staffId: person.id, role: 'approver', reason }))
    await expect(again).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

describe('to disable somebody', () => {
  test('ends their sign-ins and their links in the same moment; to enable them lets them in again', async () => {
    const [admin, person] = [await hire('admin'), await hire('support')]
    await trySignIn(person, { code: codeOf(person) })
    const { token } = await acting(admin, scope => renewLink(scope, person.id))
    expect(await liveSessions(person)).toBe(1)
    await acting(admin, scope => disableStaff(scope, { staffId: person.id, reason }))
    expect(await liveSessions(person)).toBe(0)
    expect(await readLink(token, ownAddress())).toBeNull()
    const again = acting(admin, scope => disableStaff(scope, { staffId: person.id, reason }))
    await expect(again).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await acting(admin, scope => enableStaff(scope, { staffId: person.id, reason }))
    expect((await trySignIn(person, { code: codeOf(person, 1) })).outcome).toBe('signed-in')
    expect((await eventsAbout(person.id)).filter(event => /staff\.(dis|en)able/.test(event))).toEqual([
      'staff.disable',
      'staff.enable',
    ])
  })

  test('who signs in at that moment is out as well', async () => {
    const [admin, person] = [await hire('admin'), await hire('auditor', false)]
    await Promise.all([
      ...Array.from({ length: 6 }, () => trySignIn(person)),
      acting(admin, scope => disableStaff(scope, { staffId: person.id, reason })),
    ])
    expect(await liveSessions(person)).toBe(0)
  })
})

describe('the last active admin', () => {
  test('cannot be disabled, nor lose the role: those who are invited or disabled do not count', async () => {
    await prisma().staff.updateMany({ data: { role: 'support' } })
    const [last, gone] = [await hire('admin'), await hire('admin')]
    const invited = await audited(by(), change => inviteStaff(change, { email: newEmail(), role: 'admin' }))
    await audited(by(), change => disableStaff(change, { staffId: gone.id, reason }))
    const tries = [
      () => audited(by(), change => disableStaff(change, { staffId: last.id, reason })),
      () => audited(by(), change => changeRole(change, { staffId: last.id, role: 'finance', reason })),
    ]
    for (const one of tries) await expect(one()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await acceptLink({ token: invited.token, name: 'Second', password: good, address: ownAddress() })
    await audited(by(), change => disableStaff(change, { staffId: last.id, reason }))
  })

  test('is left where two disable one another at the same moment', async () => {
    await prisma().staff.updateMany({ data: { role: 'support' } })
    const [one, other] = [await hire('admin'), await hire('admin')]
    const done = await Promise.allSettled([
      acting(one, scope => disableStaff(scope, { staffId: other.id, reason })),
      acting(other, scope => changeRole(scope, { staffId: one.id, role: 'support', reason })),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await prisma().staff.count({ where: { role: 'admin', disabledAt: null } })).toBe(1)
  })
})

describe('an invitation', () => {
  const inviteOne = () => audited(by(), change => inviteStaff(change, { email: newEmail(), role: 'support' }))
  const accept = (token: string, password = good) =>
    acceptLink({ token, name: 'Nina New', password, address: ownAddress() })

  test('sets name and password once, and only its hash is kept', async () => {
    const { token, staffId } = await inviteOne()
    const kept = await prisma().staffLink.findFirstOrThrow({ where: { staffId } })
    expect(Buffer.from(kept.tokenHash).toString('base64url')).not.toContain(token.slice(0, 20))
    const accepted = await Promise.allSettled(Array.from({ length: 5 }, () => accept(token)))
    expect(accepted.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await getStaff(staffId)).toMatchObject({ name: 'Nina New', state: 'active', hasPassword: true })
    expect(await readLink(token, ownAddress())).toBeNull()
    expect(await eventsAbout(staffId)).toEqual(['staff.invite', 'staff.accept'])
  })

  test('is over after 72 hours', async () => {
    const { token } = await inviteOne()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 72 * hour - 1000 })
    expect(await readLink(token, ownAddress())).not.toBeNull()
    vi.setSystemTime(Date.now() + 2000)
    expect(await readLink(token, ownAddress())).toBeNull()
    await expect(accept(token)).rejects.toMatchObject({ message: deadLink })
  })

  test('is void once there is a newer one; every link that does not work is told the same', async () => {
    const { token, staffId } = await inviteOne()
    const newer = await audited(by(), change => renewLink(change, staffId))
    expect(newer.purpose).toBe('invitation')
    for (const dead of [token, 'nonsense', '', 'x'.repeat(5000), '\0'])
      await expect(accept(dead)).rejects.toMatchObject({ message: deadLink })
    await accept(newer.token)
  })

  test('wants a password that is not one of the first to try, and is not used up by a poor one', async () => {
    const { token } = await inviteOne()
    for (const poor of ['short', 'password1234', '123456789012', 'nina new nina'])
      await expect(accept(token, poor)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await accept(token)
  })

  test('is refused for an email that is taken, a role there is not, an email that is none', async () => {
    const { email } = await hire('support')
    const wrong = [
      { email, role: 'support' },
      { email: newEmail(), role: 'owner' },
      { email: 'nonsense', role: 'support' },
      { email: `a\0@b${counter}`, role: 'support' },
    ]
    for (const given of wrong)
      await expect(audited(by(), change => inviteStaff(change, given))).rejects.toThrow()
  })
})

describe('a reset', () => {
  test('sets another password, ends the sign-ins, and leaves the second factor and the name', async () => {
    const [admin, person] = [await hire('admin'), await hire('support')]
    await trySignIn(person, { code: codeOf(person) })
    const { token, purpose } = await acting(admin, scope => renewLink(scope, person.id))
    expect(purpose).toBe('reset')
    await acceptLink({ token, name: 'Somebody Else', password: good, address: ownAddress() })
    expect(await liveSessions(person)).toBe(0)
    expect(await trySignIn(person)).toEqual({ outcome: 'refused' })
    expect(await trySignIn(person, { password: good })).toMatchObject({ outcome: 'code' })
    expect((await getStaff(person.id))?.name).not.toBe('Somebody Else')
    expect(await eventsAbout(person.id)).toEqual(expect.arrayContaining(['staff.reset', 'password.change']))
  })

  test('guesses at links from one address have to wait, even with a good one', async () => {
    const [person, address] = [await hire('support'), ownAddress()]
    const { token } = await audited(by(), change => renewLink(change, person.id))
    for (let guess = 1; guess <= 30; guess++) expect(await readLink(`guess ${guess}`, address)).toBeNull()
    expect(await readLink(token, address)).toBeNull()
    const answer = await acceptWithLink({ token, name: '', password: good, address })
    expect(answer).toMatchObject({ ok: false, reason: 'REFUSED' })
    expect(await readLink(token, ownAddress())).not.toBeNull()
  })
})

test('the list finds by name, email, role, state and second factor, page by page', async () => {
  const nothing = { provider: null, q: null, role: null, state: null, factor: null }
  const mark = `mark${Date.now()}`
  for (const letter of ['a', 'b', 'c'])
    await audited(by(), change =>
      inviteStaff(change, { email: `${letter}-${mark}@staff.test`, role: 'auditor' }),
    )
  const first = await listStaff({ ...nothing, q: mark.toUpperCase() }, null, 2)
  expect(first.rows.map(({ email }) => email[0])).toEqual(['a', 'b'])
  expect(first.rows[0]).toMatchObject({ state: 'invited', factor: 'none', liveSessions: 0, seenAt: null })
  const second = await listStaff(
    { ...nothing, q: mark },
    { direction: 'after', keys: [first.rows[1]!.email] },
    2,
  )
  expect(second.rows.map(({ email }) => email[0])).toEqual(['c'])
  expect((await listStaff({ ...nothing, q: '%' }, null)).rows).toEqual([])
  const enrolled = await hire('finance')
  const missing = await hire('finance', false)
  const ids = async (factor: 'enrolled' | 'missing') =>
    (await listStaff({ ...nothing, role: 'finance', factor }, null)).rows.map(({ id }) => id)
  expect(await ids('enrolled')).toEqual(expect.arrayContaining([enrolled.id]))
  expect(await ids('missing')).toEqual(expect.arrayContaining([missing.id]))
  expect(await ids('missing')).not.toContain(enrolled.id)
})
