import type { By } from '@/lib/actor'
import { prisma } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'

/** Ends a key, a provider's or the operator's. Doing it again changes nothing. Refuses INVALID_REQUEST when unknown. */
export async function revokeCredential(keyId: string, by: By): Promise<void> {
  const { count } = await prisma().credential.updateMany({
    where: { id: keyId, revokedAt: null },
    data: { revokedAt: new Date(by.at) },
  })
  if (count > 0) return
  const known = await prisma().credential.findUnique({ where: { id: keyId }, select: { id: true } })
  if (!known) refuse('INVALID_REQUEST', { field: 'key_id', message: `There is no key "${keyId}".` })
}
