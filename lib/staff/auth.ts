import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { now } from '@/lib/clock'
import { log } from '@/lib/log'
import { callerAddress } from './address'
import { signOut } from './revoke-session'
import { absoluteLimit } from './session-rules'
import { signIn } from './sign-in'

/** next-auth's part: it seals the cookie. What it carries is the id of our own session row, nothing else. */
export function authOptions(): AuthOptions {
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
    providers: [credentials()],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sessionId: user.id } : { sessionId: token.sessionId }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ baseUrl }) => baseUrl,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sessionId === 'string')
          await signOut(token.sessionId, { actor: `session:${token.sessionId}`, at: now() })
      },
    },
  }
}

function credentials() {
  return CredentialsProvider({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(given, request) {
      const headers = (request.headers ?? {}) as Record<string, string | undefined>
      const answer = await signIn({
        email: `${given?.email ?? ''}`,
        password: `${given?.password ?? ''}`,
        address: callerAddress(headers),
        userAgent: headers['user-agent'] ?? null,
      })
      // next-auth hands an error's message to the form; null is its "wrong credentials".
      if (answer.outcome === 'wait') throw new Error(`WAIT ${answer.seconds}`)
      return answer.outcome === 'signed-in' ? { id: answer.sessionId } : null
    },
  })
}
