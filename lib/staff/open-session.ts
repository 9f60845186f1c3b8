import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { absoluteLimit } from './session-rules'

/** Writes a new sign-in of a member of staff; its id is all that the cookie carries. */
export async function openStaffSession(
  staffId: string,
  address: string,
  userAgent: string | null,
): Promise<string> {
  const at = now()
  const id = newId()
  await prisma().staffSession.create({
    data: {
      id,
      staffId,
      createdAt: new Date(at),
      lastSeenAt: new Date(at),
      expiresAt: new Date(at + absoluteLimit),
      address,
      userAgent: userAgent?.slice(0, 400) ?? null,
    },
  })
  return id
}
