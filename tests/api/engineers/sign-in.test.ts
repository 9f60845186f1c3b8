import { encode } from 'next-auth/jwt'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { audited } from '@/lib/audit/audited'
import { prisma } from '@/lib/db/prisma'
import { changeRole } from '@/lib/staff/change-role'
import { createStaff } from '@/lib/staff/create'
import { csvResponse } from '@/lib/staff/csv'
import { currentStaff, requirePermission } from '@/lib/staff/current'
import { disableStaff } from '@/lib/staff/disable'
import { getStaff } from '@/lib/staff/get'
import { inviteStaff } from '@/lib/staff/invite'
import { listStaff } from '@/lib/staff/list'
import { deskRoles, isAllowed, type Permission, permissions } from '@/lib/staff/permissions'
import { newProvider, type TestProvider, unique } from '../../support/casino'
import { acting, by, codeOf, eventsAbout, type Hired, hire, trySignIn } from '../../support/staff'

// What Next knows of a request: the cookie of whoever signed in last, and where they are.
const request = vi.hoisted(() => ({ cookie: '', path: '/players' }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ getAll: () => [{ name: 'next-auth.session-token', value: request.cookie }] }),
  headers: async () => new Headers({ 'x-cage-path': request.path, 'x-forwarded-for': '192.0.2.1' }),
}))

const secret = 'a secret of the tests'
vi.stubEnv('NEXTAUTH_SECRET', secret)
// As next.config.js has it: a forbidden page is thrown.
vi.stubEnv('__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS', 'true')
let acme: TestProvider
beforeAll(async () => {
  acme = await newProvider()
})
beforeEach(() => {
  request.cookie = ''
  request.path = '/players'
})

async function come(person: Hired): Promise<void> {
  const answer = await trySignIn(person, person.secret ? { code: codeOf(person) } : {})
  if (answer.outcome !== 'signed-in') throw new Error(answer.outcome)
  request.cookie = await encode({ token: { sessionId: answer.sessionId }, secret })
}

const engineer = (isEnrolled = true) => hire('studio', isEnrolled, acme.id)
const email = () => `${unique('new')}@studio.test`
const reason = 'a test'

describe('an engineer', () => {
  test('is of exactly one provider, which must be there; nobody else is of any', async () => {
    const wrong = [
      { email: email(), role: 'studio' },
      { email: email(), role: 'studio', providerId: 'nobody' },
      { email: email(), role: 'support', providerId: acme.id },
    ]
    for (const given of wrong)
      await expect(createStaff(given, by())).rejects.toMatchObject({
        code: 'INVALID_REQUEST',
        facts: { field: 'provider_id' },
      })
    const { staffId } = await createStaff({ email: email(), role: 'studio', providerId: acme.id }, by())
    expect(await getStaff(staffId)).toMatchObject({ role: 'studio', providerId: acme.id, factor: 'missing' })
    // The database's own word on it.
    for (const data of [{ providerId: null }, { role: 'admin' }])
      await expect(prisma().staff.update({ where: { id: staffId }, data })).rejects.toThrow('staff_studio')
  })

  test('is invited by who manages staff; the event says of which provider', async () => {
    const admin = await hire('admin')
    const given = { email: email(), role: 'studio', providerId: acme.id }
    const { staffId } = await acting(admin, scope => inviteStaff(scope, given))
    const event = await prisma().auditEvent.findFirstOrThrow({ where: { subjectId: staffId } })
    expect(event).toMatchObject({ action: 'staff.invite', actor: `staff:${admin.id}` })
    expect(event.after).toContain(`"providerId":"${acme.id}"`)
    const nothing = { q: null, role: null, state: null, factor: null }
    const listed = await listStaff({ ...nothing, provider: acme.id }, null)
    expect(listed.rows.map(({ id }) => id)).toContain(staffId)
    expect(listed.rows.every(({ providerId }) => providerId === acme.id)).toBe(true)
  })

  test('stays one, and nobody else becomes one', async () => {
    const [admin, person, agent] = [await hire('admin'), await engineer(), await hire('support')]
    for (const role of deskRoles)
      await expect(
        acting(admin, scope => changeRole(scope, { staffId: person.id, role, reason })),
      ).rejects.toMatchObject({ code: 'NOT_ALLOWED', message: expect.stringContaining('apart') })
    await expect(
      acting(admin, scope => changeRole(scope, { staffId: agent.id, role: 'studio', reason })),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await getStaff(person.id)).toMatchObject({ role: 'studio', providerId: acme.id })
  })

  test('needs a second factor before anything opens', async () => {
    await come(await engineer(false))
    expect(await currentStaff()).toBeNull()
    await expect(requirePermission('studio.read')).rejects.toMatchObject({
      digest: expect.stringContaining('/enrol'),
    })
  })

  test('comes to the studio by the front door, and to no page of the desk', async () => {
    const person = await engineer()
    await come(person)
    expect(await currentStaff()).toMatchObject({ role: 'studio', providerId: acme.id })
    expect(await requirePermission('studio.read')).toMatchObject({ id: person.id })
    for (const path of ['/', '/?window=7d']) {
      request.path = path
      await expect(requirePermission('desk.read')).rejects.toMatchObject({
        digest: expect.stringContaining('/studio'),
      })
    }
    for (const path of ['/players', '/requests', '/providers', '//', '/studiox']) {
      request.path = path
      await expect(requirePermission('desk.read'), path).rejects.toMatchObject({
        digest: expect.stringContaining('403'),
      })
    }
    expect(await eventsAbout('/providers')).toContain('page.open refused')
  })

  test('shares no more with the desk than their own account', () => {
    const shared = (Object.keys(permissions) as Permission[]).filter(
      one => isAllowed('studio', one) && deskRoles.some(role => isAllowed(role, one)),
    )
    expect(shared.sort()).toEqual(['account.enrol', 'account.secure', 'sessions.revoke'])
  })

  test('has no list of the desk as a file', async () => {
    await come(await engineer())
    const file = (permission: Permission) =>
      csvResponse({
        name: 'nothing',
        permission,
        takes: permission,
        columns: {},
        values: {},
        keys: 1,
        fetch: async () => ({ rows: [], next: null, previous: null }),
      })
    const lists = ['players.read', 'rounds.read', 'requests.read', 'cases.read', 'approvals.read'] as const
    for (const permission of [...lists, 'audit.read', 'staff.read', 'providers.read'] as const)
      expect((await file(permission)).status, permission).toBe(403)
    expect((await file('studio.read')).status).toBe(200)
  })

  test('who is shut out is out at the next click', async () => {
    const person = await engineer()
    await come(person)
    expect(await currentStaff()).not.toBeNull()
    await audited(by(), change => disableStaff(change, { staffId: person.id, reason }))
    expect(await currentStaff()).toBeNull()
  })
})

test('a desk role opens nothing of a studio', async () => {
  for (const role of deskRoles) {
    await come(await hire(role))
    await expect(requirePermission('studio.read'), role).rejects.toMatchObject({
      digest: expect.stringContaining('403'),
    })
  }
})
