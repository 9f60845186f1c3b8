import { decode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { prisma } from '@/lib/db/prisma'
import { disableStaff } from '@/lib/staff/disable'
import { client, type Issuer, openIssuer, type Vouch } from '../../support/issuer'
import { Browser, openSignInServer } from '../../support/sign-in-server'
import { acting, eventsAbout, type Hired, hire } from '../../support/staff'

const secret = 'a secret of the tests'
let issuer: Issuer
let site: { url: string; close: () => void }
let counter = 0

beforeAll(async () => {
  issuer = await openIssuer()
  site = await openSignInServer()
  vi.stubEnv('CAGE_OIDC_ISSUER', issuer.url)
  vi.stubEnv('CAGE_OIDC_CLIENT_ID', client.id)
  vi.stubEnv('CAGE_OIDC_CLIENT_SECRET', client.secret)
  vi.stubEnv('NEXTAUTH_URL', site.url)
  vi.stubEnv('NEXTAUTH_SECRET', secret)
})
afterAll(() => {
  issuer.close()
  site.close()
  vi.unstubAllEnvs()
})

const newSubject = () => `subject-${counter++}-${Date.now()}`
const vouchFor = (person: Hired, more: Partial<Vouch> = {}): Vouch => ({
  sub: newSubject(),
  email: person.email,
  email_verified: true,
  ...more,
})

/** To the issuer: its answer's address, with what it says of the person. */
async function toIssuer(browser: Browser, vouch: Vouch): Promise<string> {
  const { csrfToken } = (await (await browser.ask(`${site.url}/api/auth/csrf`)).json()) as {
    csrfToken: string
  }
  const body = new URLSearchParams({ csrfToken, callbackUrl: '/players' })
  const begun = await browser.ask(`${site.url}/api/auth/signin/oidc`, { method: 'POST', body })
  issuer.vouch(vouch)
  const sent = await fetch(begun.headers.get('location')!, { redirect: 'manual' })
  return sent.headers.get('location')!
}

/** The whole way: the session's id where one is let in, and where it ends. */
async function signInAs(
  vouch: Vouch,
  browser = new Browser(),
): Promise<{ sessionId: string | null; to: string }> {
  const back = await browser.ask(await toIssuer(browser, vouch))
  const token = browser.jar.get('next-auth.session-token')
  const read = token ? await decode({ token, secret }) : null
  return {
    sessionId: typeof read?.sessionId === 'string' ? read.sessionId : null,
    to: back.headers.get('location') ?? '',
  }
}

async function lastFailure(subject: string): Promise<string | null | undefined> {
  const where = { action: 'sign-in.fail', subjectId: subject }
  return (await prisma().auditEvent.findFirst({ where, orderBy: { seq: 'desc' } }))?.reason
}

describe('whom the issuer vouches for', () => {
  test('comes in by a verified email once, and by the subject ever after', async () => {
    const person = await hire('support')
    const vouch = vouchFor(person, { email: person.email.toUpperCase() })
    const first = await signInAs(vouch)
    expect(first.to).toBe(`${site.url}/players`)
    const session = await prisma().staffSession.findUniqueOrThrow({ where: { id: first.sessionId! } })
    // No second factor was shown to us: money still asks for it.
    expect(session).toMatchObject({ staffId: person.id, method: 'oidc', factorAt: null })
    const again = await signInAs({ sub: vouch.sub, email: 'renamed@elsewhere.test', email_verified: false })
    expect(again.sessionId).not.toBeNull()
    expect((await eventsAbout(person.id)).filter(event => event === 'sign-in')).toHaveLength(2)
  })

  test('of two subjects that come with one email, also at once, the first stays', async () => {
    const person = await hire('support')
    const came = await Promise.all([0, 1, 2].map(() => signInAs(vouchFor(person))))
    // The issuer of these tests vouches for one at a time: whoever it was, one subject is bound.
    const { oidcSubject } = await prisma().staff.findUniqueOrThrow({ where: { id: person.id } })
    expect(came.some(({ sessionId }) => sessionId !== null)).toBe(true)
    const stranger = await signInAs(vouchFor(person))
    expect(stranger.sessionId).toBeNull()
    expect(await lastFailure(person.email)).toBe('bound to another subject')
    expect((await prisma().staff.findUniqueOrThrow({ where: { id: person.id } })).oidcSubject).toBe(
      oidcSubject,
    )
  })

  test('is nobody here, has an unverified email or is disabled: stays out, with an event, and nobody is made', async () => {
    const [admin, person, gone] = [await hire('admin'), await hire('support'), await hire('support')]
    const bound = vouchFor(gone)
    expect((await signInAs(bound)).sessionId).not.toBeNull()
    await acting(admin, scope => disableStaff(scope, { staffId: gone.id, reason: 'left us' }))
    const unknown = `stranger-${counter++}@elsewhere.test`
    const cases: [Vouch, string, string][] = [
      [{ sub: newSubject(), email: unknown, email_verified: true }, unknown, 'nobody with this email'],
      [vouchFor(person, { email_verified: false }), person.email, 'email not verified'],
      [vouchFor(person, { email_verified: 'true' }), person.email, 'email not verified'],
      [vouchFor(person, { email_verified: undefined }), person.email, 'email not verified'],
      [bound, gone.email, 'disabled'],
    ]
    for (const [vouch, subject, reason] of cases) {
      const answer = await signInAs(vouch)
      expect(answer).toEqual({ sessionId: null, to: expect.stringContaining('/sign-in?error=') })
      expect(await lastFailure(subject)).toBe(reason)
    }
    expect(await prisma().staff.count({ where: { email: unknown } })).toBe(0)
    expect((await prisma().staff.findUniqueOrThrow({ where: { id: person.id } })).oidcSubject).toBeNull()
  })
})

describe('a token', () => {
  for (const lie of ['nonce', 'audience', 'issuer', 'expired', 'other-key', 'unsigned'] as const) {
    test(`with a wrong ${lie} opens nothing and binds nobody`, async () => {
      const person = await hire('support')
      const answer = await signInAs(vouchFor(person, { lie }))
      expect(answer).toEqual({ sessionId: null, to: expect.stringContaining('error=OAuthCallback') })
      const row = await prisma().staff.findUniqueOrThrow({
        where: { id: person.id },
        include: { sessions: true },
      })
      expect(row).toMatchObject({ oidcSubject: null, sessions: [] })
    })
  }

  test('of an answer that another browser asked for, that was forged or is used twice, opens nothing', async () => {
    const person = await hire('support')
    const [browser, victim] = [new Browser(), new Browser()]
    const answer = await toIssuer(browser, vouchFor(person))
    await toIssuer(victim, vouchFor(person))
    await victim.ask(answer)
    expect(victim.jar.has('next-auth.session-token')).toBe(false)
    const forged = new URL(answer)
    forged.searchParams.set('state', 'forged')
    await browser.ask(forged.href)
    expect(browser.jar.has('next-auth.session-token')).toBe(false)
    const honest = new Browser()
    const own = await toIssuer(honest, vouchFor(person))
    const cookies = new Map(honest.jar)
    await honest.ask(own)
    expect(honest.jar.has('next-auth.session-token')).toBe(true)
    const replay = new Browser()
    for (const [name, value] of cookies) replay.jar.set(name, value)
    await replay.ask(own)
    expect(replay.jar.has('next-auth.session-token')).toBe(false)
  })
})

test('after it one is on this site, wherever the sign-in was told to lead', async () => {
  const person = await hire('support')
  const browser = new Browser()
  const { csrfToken } = (await (await browser.ask(`${site.url}/api/auth/csrf`)).json()) as {
    csrfToken: string
  }
  const body = new URLSearchParams({ csrfToken, callbackUrl: 'https://evil.example/x' })
  const begun = await browser.ask(`${site.url}/api/auth/signin/oidc`, { method: 'POST', body })
  issuer.vouch(vouchFor(person))
  const sent = await fetch(begun.headers.get('location')!, { redirect: 'manual' })
  const back = await browser.ask(sent.headers.get('location')!)
  expect(new URL(back.headers.get('location')!).origin).toBe(site.url)
})
