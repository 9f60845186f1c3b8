import { encode } from 'next-auth/jwt'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { audited } from '@/lib/audit/audited'
import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { staffAction } from '@/lib/staff/action'
import { changeRole } from '@/lib/staff/change-role'
import { confirmFactor } from '@/lib/staff/confirm-factor'
import { csvResponse } from '@/lib/staff/csv'
import { currentStaff, requirePermission, signedInStaff } from '@/lib/staff/current'
import { disableStaff } from '@/lib/staff/disable'
import type { Permission } from '@/lib/staff/permissions'
import { absoluteLimit, factorLimit, idleLimit } from '@/lib/staff/session-rules'
import { by, codeOf, eventsAbout, type Hired, hire, trySignIn } from '../../support/staff'

// What Next knows of a request: here the cookie is the one of whoever signed in last.
const request = vi.hoisted(() => ({ cookie: '' }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ getAll: () => [{ name: 'next-auth.session-token', value: request.cookie }] }),
  headers: async () => new Headers({ 'x-cage-path': '/players', 'x-forwarded-for': '192.0.2.1' }),
}))

const secret = 'a secret of the tests'
vi.stubEnv('NEXTAUTH_SECRET', secret)
beforeEach(() => {
  request.cookie = ''
})

async function come(person: Hired): Promise<string> {
  const answer = await trySignIn(person, person.secret ? { code: codeOf(person) } : {})
  if (answer.outcome !== 'signed-in') throw new Error(answer.outcome)
  request.cookie = await encode({ token: { sessionId: answer.sessionId }, secret })
  return answer.sessionId
}

/** Something that leaves an event, under a permission. */
const act = (permission: Permission, person: Hired) =>
  staffAction(
    'view.save',
    permission,
    () => true,
    async ({ audit }) => {
      await audit({ action: 'view.save', subject: { kind: 'staff', id: person.id } })
      return 'done'
    },
  )

const exportList = () =>
  csvResponse({
    name: 'nothing',
    permission: 'players.read',
    takes: 'exports.players',
    columns: {},
    values: {},
    keys: 1,
    fetch: async () => ({ rows: [], next: null, previous: null }),
  })

const age = (id: string, data: { factorAt?: number; lastSeenAt?: number; expiresAt?: number }) =>
  prisma().staffSession.update({
    where: { id },
    data: Object.fromEntries(Object.entries(data).map(([name, at]) => [name, new Date(at)])),
  })

describe('whoever moves money and has no second factor yet', () => {
  test('reaches setting it up, and nothing else', async () => {
    const person = await hire('approver', false)
    await come(person)
    expect(await signedInStaff()).toMatchObject({ id: person.id, isEnrolled: false })
    expect(await currentStaff()).toBeNull()
    await expect(requirePermission('desk.read')).rejects.toMatchObject({
      digest: expect.stringContaining('/enrol'),
    })
    expect((await exportList()).status).toBe(401)
    for (const permission of ['notes.write', 'views.save', 'rounds.resolve', 'sessions.revoke'] as const)
      expect(await act(permission, person)).toMatchObject({ ok: false, reason: 'FORBIDDEN' })
    expect(await act('account.enrol', person)).toEqual({ ok: true, value: 'done' })
    expect(await eventsAbout('view.save')).toContain('view.save refused')
  })

  test('an auditor does not move any, and needs none', async () => {
    const person = await hire('auditor', false)
    await come(person)
    expect(await act('views.save', person)).toEqual({ ok: true, value: 'done' })
    expect((await exportList()).status).toBe(200)
  })
})

describe('money', () => {
  test('asks for a second factor that was shown within ten minutes; showing it once is enough', async () => {
    const person = await hire('approver')
    const id = await come(person)
    expect(await act('rounds.resolve', person)).toEqual({ ok: true, value: 'done' })
    await age(id, { factorAt: now() - factorLimit })
    expect(await act('rounds.resolve', person)).toMatchObject({ ok: false, reason: 'STEP_UP' })
    expect(await act('account.secure', person)).toMatchObject({ ok: false, reason: 'STEP_UP' })
    expect(await act('notes.write', person)).toEqual({ ok: true, value: 'done' })
    // The code that signed in is used up.
    expect(await confirmFactor(codeOf(person))).toMatchObject({ ok: false, reason: 'REFUSED' })
    expect(await act('rounds.resolve', person)).toMatchObject({ ok: false, reason: 'STEP_UP' })
    expect(await confirmFactor(codeOf(person, 1))).toEqual({ ok: true, value: 'code' })
    expect(await act('rounds.resolve', person)).toEqual({ ok: true, value: 'done' })
    expect(await eventsAbout(person.id)).toEqual(
      expect.arrayContaining(['factor.fail refused', 'factor.confirm']),
    )
  })

  test('is not reached by guessing: ten wrong codes, and it waits', async () => {
    const person = await hire('approver')
    const id = await come(person)
    await age(id, { factorAt: now() - factorLimit })
    for (const typed of [
      '000000',
      '',
      null,
      7,
      { code: 1 },
      '000000',
      '000000',
      '000000',
      '000000',
      '000000',
    ])
      expect(await confirmFactor(typed)).toMatchObject({
        ok: false,
        message: expect.stringContaining('wrong'),
      })
    expect(await confirmFactor(codeOf(person, 1))).toMatchObject({
      ok: false,
      message: expect.stringContaining('Too many'),
    })
    expect(await act('rounds.resolve', person)).toMatchObject({ ok: false, reason: 'STEP_UP' })
  })
})

describe('from one click to the next', () => {
  test('a disabled person is signed out, and another role is another role', async () => {
    const person = await hire('approver')
    await come(person)
    expect(await act('rounds.resolve', person)).toMatchObject({ ok: true })
    await audited(by(), change => changeRole(change, { staffId: person.id, role: 'auditor', reason: 'test' }))
    expect(await act('rounds.resolve', person)).toMatchObject({ ok: false, reason: 'FORBIDDEN' })
    expect(await currentStaff()).toMatchObject({ role: 'auditor' })
    await audited(by(), change => disableStaff(change, { staffId: person.id, reason: 'test' }))
    expect(await act('views.save', person)).toMatchObject({ ok: false, reason: 'SIGNED_OUT' })
    expect(await signedInStaff()).toBeNull()
  })

  test('a sign-in is over when it idled, grew old, was ended, or was never ours', async () => {
    const person = await hire('auditor', false)
    for (const data of [{ lastSeenAt: now() - idleLimit }, { expiresAt: now() - 1 }]) {
      const id = await come(person)
      expect(await currentStaff()).not.toBeNull()
      await age(id, data)
      expect(await currentStaff()).toBeNull()
    }
    await come(person)
    const own = request.cookie
    for (const token of [
      'nonsense',
      await encode({ token: { sessionId: person.id }, secret }),
      await encode({ token: { sessionId: 'x' }, secret: 'another' }),
    ]) {
      request.cookie = token
      expect(await signedInStaff()).toBeNull()
    }
    request.cookie = own
    expect(await signedInStaff()).not.toBeNull()
    expect(absoluteLimit).toBeGreaterThan(idleLimit)
  })
})
