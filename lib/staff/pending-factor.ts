import type { Instant } from '@/lib/clock'
import { createMasterKey, masterKeys, openSecret } from '@/lib/secrets/master-key'
import { seal } from '@/lib/secrets/seal'
import { newTotpSecret } from './totp'

/** How long the page that shows a new secret may stay open. */
const lasts = 30 * 60_000

type Who = { id: string; sessionId: string }

/**
 * A second factor that is shown and not yet confirmed. Nothing is written until it is: `token` carries it,
 * sealed, for this sign-in alone, through the form and back.
 */
export function newPendingFactor(who: Who, at: Instant): { secret: string; token: string } {
  const secret = newTotpSecret()
  const sealed = seal(masterKeys()[0] ?? createMasterKey(), nameOf(who), `${at + lasts} ${secret}`)
  return { secret, token: sealed.toString('base64url') }
}

/** The secret that a token carries; null where it is another's, too old, or was not made by us. */
export function openPendingFactor(who: Who, token: string, at: Instant): string | null {
  try {
    const [until, secret] = openSecret(nameOf(who), Buffer.from(token, 'base64url')).split(' ', 2)
    return secret && Number.parseInt(until!, 10) > at ? secret : null
  } catch {
    return null
  }
}

function nameOf({ id, sessionId }: Who): string {
  return `pending factor ${id} ${sessionId}`
}
