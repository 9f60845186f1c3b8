import { afterEach, describe, expect, test, vi } from 'vitest'
import { now } from '@/lib/clock'
import { inTransaction, prisma } from '@/lib/db/prisma'
import { demoCode } from '@/lib/staff/demo-code'
import { enrolFactor } from '@/lib/staff/enrol'
import { newPendingFactor } from '@/lib/staff/pending-factor'
import { remakeRecoveryCodes } from '@/lib/staff/recovery'
import { resetFactor } from '@/lib/staff/reset-factor'
import { takeFactor } from '@/lib/staff/take-factor'
import { codeOfStep, stepAt } from '@/lib/staff/totp'
import { acting, codeOf, eventsAbout, hire, liveSessions, trySignIn } from '../../support/staff'

const take = (staffId: string, typed: string) => inTransaction(tx => takeFactor(tx, staffId, typed, now()))

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

describe('a code', () => {
  test('counts once, also when it is shown twenty times at the same moment', async () => {
    const person = await hire('support')
    const code = codeOf(person)
    const taken = await Promise.all(Array.from({ length: 20 }, () => take(person.id, code).catch(() => null)))
    expect(taken.filter(Boolean)).toEqual(['code'])
    expect(await take(person.id, code)).toBeNull()
  })

  test('is good one step before and after its own, and no further', async () => {
    const person = await hire('support')
    expect(await take(person.id, codeOf(person, -2))).toBeNull()
    expect(await take(person.id, codeOf(person, 2))).toBeNull()
    expect(await take(person.id, codeOf(person, -1))).toBe('code')
    expect(await take(person.id, codeOf(person, 1))).toBe('code')
    // One before the last that was taken is used up with it.
    expect(await take(person.id, codeOf(person, 0))).toBeNull()
  })

  test("is nobody else's, and no nonsense is one", async () => {
    const [person, other] = [await hire('support'), await hire('support')]
    for (const typed of [codeOf(other), '', '12345', '1234567', 'abcdef', '000 000 000', '\0', '٠١٢٣٤٥'])
      expect(await take(person.id, typed)).toBeNull()
    const [head, tail] = [codeOf(person).slice(0, 3), codeOf(person).slice(3)]
    expect(await take(person.id, ` ${head} ${tail} `)).toBe('code')
  })
})

describe('a recovery code', () => {
  test('counts once, also when it is shown ten times at the same moment', async () => {
    const person = await hire('support')
    const [first, second] = person.recovery
    const taken = await Promise.all(
      Array.from({ length: 10 }, () => take(person.id, first!).catch(() => null)),
    )
    expect(taken.filter(Boolean)).toEqual(['recovery'])
    expect(await take(person.id, second!.toLowerCase().replaceAll('-', ' '))).toBe('recovery')
    const other = await hire('support')
    expect(await take(other.id, person.recovery[2]!)).toBeNull()
  })

  test('signs in, and the audit says so', async () => {
    const person = await hire('support')
    expect((await trySignIn(person, { code: person.recovery[0] })).outcome).toBe('signed-in')
    expect((await trySignIn(person, { code: person.recovery[0] })).outcome).toBe('wrong-code')
    expect((await eventsAbout(person.id)).slice(-3)).toEqual([
      'recovery.use',
      'sign-in',
      'sign-in.fail refused',
    ])
  })

  test('is void once new ones were made; ten of them, and only hashes are kept', async () => {
    const person = await hire('support')
    const made = await acting(person, remakeRecoveryCodes)
    expect(new Set(made).size).toBe(10)
    expect(await take(person.id, person.recovery[0]!)).toBeNull()
    expect(await take(person.id, made[0]!)).toBe('recovery')
    const kept = await prisma().recoveryCode.findMany({ where: { staffId: person.id } })
    expect(kept).toHaveLength(10)
    expect(kept.every(({ codeHash }) => codeHash.length === 32)).toBe(true)
    expect(await eventsAbout(person.id)).toContain('recovery.make')
  })
})

describe('setting it up', () => {
  test('takes a code of the very secret that was shown, to this sign-in, not too long ago', async () => {
    const person = await hire('support', false)
    const other = await hire('support', false)
    const enrolWith = (
      tokenOf: (who: { id: string; sessionId: string }) => { secret: string; token: string },
    ) =>
      acting(person, scope => {
        const { secret, token } = tokenOf({ id: scope.staff.id, sessionId: scope.staff.sessionId })
        return enrolFactor(scope, { token, code: codeOfStep(secret, stepAt(now())) })
      })
    const forged = [
      () => newPendingFactor({ id: other.id, sessionId: other.id }, now()),
      () => ({ secret: 'A'.repeat(32), token: Buffer.from('nonsense').toString('base64url') }),
      (who: { id: string; sessionId: string }) => newPendingFactor(who, now() - 31 * 60_000),
      (who: { id: string; sessionId: string }) => ({
        ...newPendingFactor(who, now()),
        secret: 'B'.repeat(32),
      }),
    ]
    for (const tokenOf of forged)
      await expect(enrolWith(tokenOf)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await eventsAbout(person.id)).toEqual(['staff.create'])
    const codes = await enrolWith(who => newPendingFactor(who, now()))
    expect(codes).toHaveLength(10)
    // Four refused tries left a sign-in each: the enrolment ended them, and not its own.
    expect(await liveSessions(person)).toBe(1)
    expect(await eventsAbout(person.id)).toEqual(['staff.create', 'factor.enrol', 'recovery.make'])
  })

  test('the secret is kept sealed, for this person alone', async () => {
    const person = await hire('support')
    const { totpSealed } = await prisma().staff.findUniqueOrThrow({ where: { id: person.id } })
    expect(Buffer.from(totpSealed!).includes(person.secret!)).toBe(false)
    const other = await hire('support')
    await prisma().staff.update({ where: { id: other.id }, data: { totpSealed } })
    await expect(take(other.id, codeOf(person))).rejects.toThrow()
    await prisma().staff.update({ where: { id: other.id }, data: { totpSealed: null, totpEnrolledAt: null } })
  })

  test('an admin takes it away from somebody, with their sign-ins; never from themselves', async () => {
    const [admin, person] = [await hire('admin'), await hire('support')]
    expect((await trySignIn(person, { code: codeOf(person) })).outcome).toBe('signed-in')
    await acting(admin, scope => resetFactor(scope, { staffId: person.id, reason: 'lost the phone' }))
    expect(await liveSessions(person)).toBe(0)
    expect(await take(person.id, codeOf(person, 1))).toBeNull()
    expect(await take(person.id, person.recovery[0]!)).toBeNull()
    expect((await eventsAbout(person.id)).at(-1)).toBe('factor.reset')
    const own = acting(admin, scope => resetFactor(scope, { staffId: admin.id, reason: 'mine' }))
    await expect(own).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

describe("the demo's code", () => {
  test('is shown where both the process and the person are of the demo, and works', async () => {
    const person = await hire('support')
    vi.stubEnv('CAGE_DEMO', '1')
    expect(await demoCode(person.id, now())).toBeNull()
    await prisma().staff.update({ where: { id: person.id }, data: { email: `${person.id}@demo.test` } })
    const first = await demoCode(person.id, now())
    expect(await take(person.id, first!)).toBe('code')
    // What was used is not shown again: the next one is, and is good already.
    expect(await take(person.id, (await demoCode(person.id, now()))!)).toBe('code')
    vi.stubEnv('CAGE_DEMO', '')
    expect(await demoCode(person.id, now())).toBeNull()
  })
})
