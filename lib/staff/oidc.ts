import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env } from '@/lib/env'

type Profile = { iss: string; sub: string; email?: unknown; email_verified?: unknown }

/** The name on the button, or null where there is no other way in than a password. */
export function oidcName(): string | null {
  const { CAGE_OIDC_ISSUER, CAGE_OIDC_NAME } = env()
  return CAGE_OIDC_ISSUER ? CAGE_OIDC_NAME : null
}

/** The issuer of the environment as next-auth knows it: state, nonce and PKCE are all checked. */
export function oidcProvider(): OAuthConfig<Profile> | null {
  const { CAGE_OIDC_ISSUER, CAGE_OIDC_CLIENT_ID, CAGE_OIDC_CLIENT_SECRET, CAGE_OIDC_NAME } = env()
  if (!CAGE_OIDC_ISSUER || !CAGE_OIDC_CLIENT_ID || !CAGE_OIDC_CLIENT_SECRET) return null
  return {
    id: 'oidc',
    name: CAGE_OIDC_NAME,
    type: 'oauth',
    wellKnown: `${CAGE_OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: CAGE_OIDC_CLIENT_ID,
    clientSecret: CAGE_OIDC_CLIENT_SECRET,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile: ({ sub }) => ({ id: sub }),
  }
}
