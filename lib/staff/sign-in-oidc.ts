import type { By } from '@/lib/actor'
import { recordAudit } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/prisma'
import { readEmail } from './email'
import { openStaffSession } from './open-session'
import { recordSignIn } from './record-sign-in'

type Staff = { id: string; name: string; role: string }

/** What the issuer says, its signature and nonce already checked. */
export type Claims = { issuer: string; subject: string; email: unknown; isEmailVerified: boolean }

/**
 * Opens a session for whom the issuer vouches for: the member of staff this subject belongs to, or, the first
 * time, the one with this verified email, who then belongs to the subject for good. Nobody is made. Null, with
 * an event, for everyone else. No second factor was shown to us, so money still asks for it.
 */
export async function signInByOidc(
  claims: Claims,
  address: string,
  userAgent: string | null,
): Promise<string | null> {
  const at = now()
  const subject = `${claims.issuer} ${claims.subject}`.slice(0, 1000)
  const email = typeof claims.email === 'string' ? readEmail(claims.email) : ''
  const bindable = claims.isEmailVerified ? email : null
  const answer = await inTransaction(async tx => {
    const found = await findStaff(tx, subject, bindable)
    if ('against' in found) return { against: found.against }
    const { staff } = found
    const method = 'oidc' as const
    const given = { staffId: staff.id, method, address, userAgent, isFactorShown: false }
    const sessionId = await openStaffSession(tx, given, at)
    await recordSignIn(tx, staff, { sessionId, method, address, factor: null, at })
    return { sessionId }
  })
  if (answer.against === undefined) return answer.sessionId
  const by: By = { actor: 'nobody', at, address }
  const after = { email, subject, method: 'oidc' }
  await inTransaction(tx =>
    recordAudit(tx, by, {
      action: 'sign-in.fail',
      subject: { kind: 'staff', id: email || subject },
      outcome: 'refused',
      reason: answer.against,
      after,
    }),
  )
  return null
}

/** The member of staff, or why there is none. Binding is a comparison in the database: the first one stays. */
async function findStaff(
  tx: Tx,
  subject: string,
  email: string | null,
): Promise<{ staff: Staff } | { against: string }> {
  const bound = await tx.staff.findUnique({ where: { oidcSubject: subject } })
  if (bound) return bound.disabledAt ? { against: 'disabled' } : { staff: bound }
  if (!email) return { against: 'email not verified' }
  const { count } = await tx.staff.updateMany({
    where: { email, oidcSubject: null, disabledAt: null },
    data: { oidcSubject: subject },
  })
  const known = await tx.staff.findUnique({ where: { email } })
  if (count === 1 && known) return { staff: known }
  if (!known) return { against: 'nobody with this email' }
  return { against: known.disabledAt ? 'disabled' : 'bound to another subject' }
}
