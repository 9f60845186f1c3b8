import type { AuthOptions, Profile, User } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { log } from '@/lib/log'
import { callerAddress } from './address'
import { oidcProvider } from './oidc'
import { signOut } from './revoke-session'
import { safeNext } from './safe-next'
import { absoluteLimit } from './session-rules'
import { signIn } from './sign-in'
import { signInByOidc } from './sign-in-oidc'

/**
 * next-auth's part: it seals the cookie, and speaks OpenID Connect where there is an issuer. What the cookie
 * carries is the id of our own session row, nothing else. Made for one request, whose headers these are.
 */
export function authOptions(headers: Headers): AuthOptions {
  const oidc = oidcProvider()
  return {
    secret: process.env.NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: absoluteLimit / 1000 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/' },
    logger: {
      error: (code, facts) =>
        log().error({ code, err: facts instanceof Error ? facts : facts.error }, 'next-auth'),
      warn: code => log().warn({ code }, 'next-auth'),
      debug: () => {},
    },
    providers: oidc ? [credentials(headers), oidc] : [credentials(headers)],
    callbacks: {
      signIn: ({ user, account, profile }) =>
        account?.provider === 'oidc' ? enterByOidc(user, profile, headers) : true,
      jwt: ({ token, user }) => (user ? { sessionId: user.id } : { sessionId: token.sessionId }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) =>
        baseUrl + safeNext(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sessionId === 'string') await signOut(token.sessionId, callerOf(headers).address)
      },
    },
  }
}

function credentials(headers: Headers) {
  return CredentialsProvider({
    credentials: { email: { type: 'email' }, password: { type: 'password' }, code: { type: 'text' } },
    async authorize(given) {
      const answer = await signIn({
        email: `${given?.email ?? ''}`,
        password: `${given?.password ?? ''}`,
        code: given?.code ? `${given.code}` : null,
        ...callerOf(headers),
      })
      // next-auth hands an error's message to the form; null is its "wrong credentials".
      if (answer.outcome === 'wait') throw new Error(`WAIT ${answer.seconds}`)
      if (answer.outcome === 'code') throw new Error(`CODE ${answer.demoCode ?? ''}`)
      if (answer.outcome === 'wrong-code') throw new Error(`WRONG_CODE ${answer.demoCode ?? ''}`)
      return answer.outcome === 'signed-in' ? { id: answer.sessionId } : null
    },
  })
}

/** The user next-auth goes on with becomes our session: that id is what the cookie will carry. */
async function enterByOidc(user: User, profile: Profile | undefined, headers: Headers) {
  const { iss, sub, email, email_verified } = (profile ?? {}) as Record<string, unknown>
  if (typeof iss !== 'string' || typeof sub !== 'string') return '/sign-in?error=AccessDenied'
  const claims = { issuer: iss, subject: sub, email, isEmailVerified: email_verified === true }
  const { address, userAgent } = callerOf(headers)
  const sessionId = await signInByOidc(claims, address, userAgent)
  if (!sessionId) return '/sign-in?error=AccessDenied'
  user.id = sessionId
  return true
}

function callerOf(headers: Headers): { address: string; userAgent: string | null } {
  return { address: callerAddress(Object.fromEntries(headers)), userAgent: headers.get('user-agent') }
}
