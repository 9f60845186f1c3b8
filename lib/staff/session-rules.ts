import type { Instant } from '@/lib/clock'

/** A sign-in that nobody used for this long is over. */
export const idleLimit = 30 * 60_000

/** No sign-in lasts longer than this, however busy. */
export const absoluteLimit = 12 * 3600_000

/** How often "last seen" is written, at most. */
export const touchEvery = 60_000

/** How long a second factor counts as shown just now, for what moves money. */
export const factorLimit = 10 * 60_000

export type StaffSessionTimes = {
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  revokedAt: Date | null
}

/** What became of a sign-in by now. */
export function stateOf(session: StaffSessionTimes, at: Instant): 'live' | 'revoked' | 'expired' | 'idle' {
  if (session.revokedAt) return 'revoked'
  if (at >= session.expiresAt.getTime()) return 'expired'
  if (at - session.lastSeenAt.getTime() >= idleLimit) return 'idle'
  return 'live'
}

/** Whether "last seen" is old enough to be written again. */
export function isTouchDue(session: StaffSessionTimes, at: Instant): boolean {
  return at - session.lastSeenAt.getTime() >= touchEvery
}

/** Whether a second factor was shown recently enough to move money. */
export function isFactorFresh(factorAt: Instant | null, at: Instant): boolean {
  return factorAt !== null && at - factorAt < factorLimit
}
