import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { build } from 'esbuild'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import {
  codeLimits,
  countAttempt,
  forgetAttempts,
  forgiveAttempt,
  passwordLimits,
} from '@/lib/staff/attempts'
import { changePassword } from '@/lib/staff/change-password'
import { disableStaff } from '@/lib/staff/disable'
import { revokeEverySession, revokeSessionsOf, signOut } from '@/lib/staff/revoke-session'
import { signIn } from '@/lib/staff/sign-in'
import { acting, codeOf, eventsAbout, hire, liveSessions, ownAddress, trySignIn } from '../../support/staff'

const minute = 60_000

afterEach(() => void vi.useRealTimers())

describe('signing in', () => {
  test('asks whoever has a second factor for it, once the password is right and not before', async () => {
    const person = await hire('approver')
    expect(await trySignIn(person)).toEqual({ outcome: 'code', demoCode: null })
    expect(await trySignIn(person, { password: 'wrong' })).toEqual({ outcome: 'refused' })
    expect(await trySignIn(person, { password: 'wrong', code: codeOf(person) })).toEqual({
      outcome: 'refused',
    })
    expect(await trySignIn(person, { code: '000000' })).toMatchObject({ outcome: 'wrong-code' })
    const answer = await trySignIn(person, { code: codeOf(person) })
    expect(answer.outcome).toBe('signed-in')
    if (answer.outcome !== 'signed-in') return
    const session = await prisma().staffSession.findUniqueOrThrow({ where: { id: answer.sessionId } })
    expect(session.factorAt).not.toBeNull()
    expect((await eventsAbout(person.id)).slice(-2)).toEqual(['sign-in.fail refused', 'sign-in'])
  })

  test('without a second factor opens a session in which none was shown', async () => {
    const person = await hire('auditor', false)
    const answer = await trySignIn(person)
    if (answer.outcome !== 'signed-in') throw new Error(answer.outcome)
    const session = await prisma().staffSession.findUniqueOrThrow({ where: { id: answer.sessionId } })
    expect(session).toMatchObject({ factorAt: null, method: 'password' })
  })

  test('of somebody unknown is an event with the email that was typed, and the address', async () => {
    const [email, address] = [`nobody-${Date.now()}@staff.test`, ownAddress()]
    const given = { email: ` ${email.toUpperCase()} `, password: 'x', code: null, address, userAgent: null }
    expect(await signIn(given)).toEqual({ outcome: 'refused' })
    expect(await signIn({ ...given, email: `a\0b${email}` })).toEqual({ outcome: 'refused' })
    const events = await prisma().auditEvent.findMany({ where: { address }, orderBy: { seq: 'asc' } })
    expect(events[0]).toMatchObject({ action: 'sign-in.fail', outcome: 'refused', subjectId: email, address })
    expect(events).toHaveLength(2)
  })

  test('of somebody disabled, or only invited, is refused like a wrong password', async () => {
    const [admin, person] = [await hire('admin'), await hire('support')]
    await acting(admin, scope => disableStaff(scope, { staffId: person.id, reason: 'left us' }))
    expect(await trySignIn(person)).toEqual({ outcome: 'refused' })
    const invited = await hire('support', false)
    await prisma().staff.update({ where: { id: invited.id }, data: { passwordHash: null } })
    expect(await trySignIn(invited)).toEqual({ outcome: 'refused' })
    expect(await trySignIn(invited, { password: '' })).toEqual({ outcome: 'refused' })
  })

  test('ends by leaving, by leaving everywhere, and by an admin: each is an event', async () => {
    const [admin, person] = [await hire('admin'), await hire('auditor', false)]
    const answer = await trySignIn(person)
    if (answer.outcome !== 'signed-in') throw new Error(answer.outcome)
    await signOut(answer.sessionId, ownAddress())
    expect(await liveSessions(person)).toBe(0)
    expect(await eventsAbout(answer.sessionId)).toEqual(['sign-out'])
    await trySignIn(person)
    expect(await acting(person, revokeEverySession)).toBe(2)
    expect((await eventsAbout(person.id)).at(-1)).toBe('sign-out')
    await trySignIn(person)
    expect(await acting(admin, scope => revokeSessionsOf(scope, { staffId: person.id, id: null }))).toBe(1)
    expect((await eventsAbout(person.id)).at(-1)).toBe('session.end')
  })

  test('a new password ends the other sign-ins; a wrong old one or a poor new one changes nothing', async () => {
    const person = await hire('auditor', false)
    await trySignIn(person)
    const change = (former: string, password: string) =>
      acting(person, scope => changePassword(scope, { former, password }))
    await expect(change('wrong', 'correct horse battery')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(change(person.password, 'password1234')).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    expect((await trySignIn(person)).outcome).toBe('signed-in')
    await change(person.password, 'correct horse battery')
    expect(await liveSessions(person)).toBe(1)
    expect((await trySignIn(person)).outcome).toBe('refused')
    expect((await trySignIn(person, { password: 'correct horse battery' })).outcome).toBe('signed-in')
    expect(await eventsAbout(person.id)).toContain('password.change')
  })
})

describe('too many failures', () => {
  test('of one person from one address make them wait, and nobody else; the window ends', async () => {
    const [person, address] = [await hire('auditor', false), ownAddress()]
    for (let failure = 1; failure <= 5; failure++)
      expect(await trySignIn(person, { password: 'wrong', address })).toEqual({ outcome: 'refused' })
    expect(await trySignIn(person, { address })).toMatchObject({ outcome: 'wait' })
    expect(await trySignIn(person, { address })).toMatchObject({ outcome: 'wait' })
    expect((await trySignIn(person)).outcome).toBe('signed-in')
    // Five failures, and one event for all the waiting.
    const waits = (await eventsAbout(person.id)).filter(event => event.startsWith('sign-in.fail'))
    expect(waits).toHaveLength(6)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * minute })
    expect((await trySignIn(person, { address })).outcome).toBe('signed-in')
  })

  test('guessed at once are counted each: of forty, five are looked at', async () => {
    const [person, address] = [await hire('auditor', false), ownAddress()]
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => trySignIn(person, { password: 'wrong', address })),
    )
    expect(answers.filter(({ outcome }) => outcome === 'refused')).toHaveLength(5)
    expect(answers.filter(({ outcome }) => outcome === 'wait')).toHaveLength(35)
  })

  test('are known to another process', async () => {
    const [person, address] = [await hire('auditor', false), ownAddress()]
    expect(failElsewhere(person.email, address, await bundleOf(signInScript))).toEqual(
      Array(5).fill('refused'),
    )
    expect(await trySignIn(person, { address })).toMatchObject({ outcome: 'wait' })
  })

  test('from one address make everyone there wait; who waits is not counted elsewhere', async () => {
    const address = ownAddress()
    const limitsOf = (index: number) => passwordLimits(`many-${index}-${address}@staff.test`, address)
    for (let failure = 1; failure <= 30; failure++)
      expect((await countAttempt(limitsOf(failure), now())).wait).toBe(0)
    expect(await countAttempt(limitsOf(31), now())).toMatchObject({ isFirst: true })
    expect(await countAttempt(limitsOf(31), now())).toMatchObject({ isFirst: false })
    // Nor written down: a million emails typed from one address leave no more rows than are let through.
    const others = limitsOf(31).filter(({ name }) => name.includes('many-31'))
    expect(await prisma().attempt.count({ where: { name: { in: others.map(({ name }) => name) } } })).toBe(0)
  })

  test('from the addresses that one IPv6 connection has count as from one', async () => {
    const home = `2001:db8:${randomBytes(2).toString('hex')}:1`
    for (let failure = 1; failure <= 30; failure++)
      await countAttempt(passwordLimits(`v6-${failure}@staff.test`, `${home}::${failure}`), now())
    expect(
      (await countAttempt(passwordLimits('v6@staff.test', `${home}:a:b:c:d`), now())).wait,
    ).toBeGreaterThan(0)
  })

  test('who succeeds is not counted, and what is old is forgotten', async () => {
    const address = ownAddress()
    const limits = passwordLimits(`right-${address}@staff.test`, address)
    for (let success = 1; success <= 40; success++) {
      expect((await countAttempt(limits, now())).wait).toBe(0)
      await forgiveAttempt(limits)
    }
    await countAttempt(limits, now() - 25 * 3600_000)
    await prisma().attempt.updateMany({
      where: { name: { in: limits.map(({ name }) => name) } },
      data: { since: new Date(now() - 25 * 3600_000) },
    })
    await forgetAttempts(now())
    expect(await prisma().attempt.count({ where: { name: { in: limits.map(({ name }) => name) } } })).toBe(0)
  })

  test('at the code make that person wait from every address, for an hour, and a right password does not help', async () => {
    const person = await hire('support')
    for (let failure = 1; failure <= 10; failure++)
      expect(await trySignIn(person, { code: '000000' })).toMatchObject({ outcome: 'wrong-code' })
    const answer = await trySignIn(person, { code: codeOf(person) })
    expect(answer).toMatchObject({ outcome: 'wait' })
    // To be asked for a code clears nothing.
    expect(await trySignIn(person)).toMatchObject({ outcome: 'code' })
    expect((await countAttempt(codeLimits(person.id), now())).wait).toBeGreaterThan(50 * 60)
  })
})

const signInScript = `
  import { signIn } from '@/lib/staff/sign-in'
  import { closePrisma } from '@/lib/db/prisma'
  const [email, address] = process.argv.slice(2)
  for (let failure = 1; failure <= 5; failure++)
    console.log((await signIn({ email, password: 'wrong', code: null, address, userAgent: null })).outcome)
  await closePrisma()`

const root = path.join(import.meta.dirname, '../../..')

async function bundleOf(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': root },
    write: false,
  })
  return outputFiles[0]!.text
}

/** Runs it in a process of its own, from standard input, so that packages are found from this folder. */
function failElsewhere(email: string, address: string, script: string): string[] {
  const args = ['--input-type=module', '-', email, address]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, input: script, encoding: 'utf8' })
  if (!stdout) throw new Error(stderr)
  return stdout.trim().split('\n')
}
