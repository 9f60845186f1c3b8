import type { Instant } from '@/lib/clock'
import type { Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { absoluteLimit } from './session-rules'

export type NewSession = {
  staffId: string
  method: 'password' | 'oidc'
  address: string
  userAgent: string | null
  /** Whether a second factor was shown on the way in. */
  isFactorShown: boolean
}

/** Writes a new sign-in of a member of staff; its id is all that the cookie carries. */
export async function openStaffSession(tx: Tx, given: NewSession, at: Instant): Promise<string> {
  const { staffId, method, address, userAgent, isFactorShown } = given
  const time = new Date(at)
  const id = newId()
  await tx.staffSession.create({
    data: {
      id,
      staffId,
      method,
      createdAt: time,
      lastSeenAt: time,
      expiresAt: new Date(at + absoluteLimit),
      factorAt: isFactorShown ? time : null,
      address,
      userAgent: userAgent?.slice(0, 400) ?? null,
    },
  })
  return id
}
