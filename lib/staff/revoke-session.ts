import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'

/** Ends a sign-in by its id: the next page, action or call that carries it is refused. */
export async function revokeStaffSession(id: string): Promise<void> {
  await revoke({ id })
}

/** Ends one of a person's own sign-ins; somebody else's is not found and not touched. */
export async function revokeOwnSession(staffId: string, id: string): Promise<boolean> {
  return (await revoke({ id, staffId })) > 0
}

/** Ends all of a person's sign-ins but the one they are using. */
export async function revokeOtherSessions(staffId: string, keptId: string): Promise<number> {
  return revoke({ staffId, id: { not: keptId } })
}

type Which = { id?: string | { not: string }; staffId?: string }

async function revoke(which: Which): Promise<number> {
  const revoked = await prisma().staffSession.updateMany({
    where: { ...which, revokedAt: null },
    data: { revokedAt: new Date(now()) },
  })
  return revoked.count
}
