import type { Instant } from '@/lib/clock'
import type { Prisma } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'
import { isLive } from '../directory'
import { lockProvider } from '../find'

/** Live keys a provider may have: two, so that one can take over from the other. */
export const liveKeysMax = 2

const seen = {
  id: true,
  owner: true,
  providerId: true,
  label: true,
  rateLimit: true,
  replaces: true,
  expiresAt: true,
  revokedAt: true,
} as const satisfies Prisma.CredentialSelect

/** A key as its verbs look at it. */
export type Key = Prisma.CredentialGetPayload<{ select: typeof seen }>

/**
 * Reads a key whose owner is locked for the rest of the transaction, so that two changes of its keys follow each
 * other. Refuses INVALID_REQUEST when there is none of this id.
 */
export async function lockKey(tx: Tx, keyId: string): Promise<Key> {
  const known = await tx.credential.findUnique({ where: { id: keyId }, select: { providerId: true } })
  if (!known) refuse('INVALID_REQUEST', { field: 'key_id', message: `There is no key "${keyId}".` })
  if (known.providerId !== null) await lockProvider(tx, known.providerId)
  else await tx.$queryRaw`select id from credentials where id = ${keyId} for no key update`
  return tx.credential.findUniqueOrThrow({ where: { id: keyId }, select: seen })
}

/** The keys of an owner that work at this moment; `providerId` is null for the operator's own. */
export function listLive(tx: Tx, providerId: string | null, at: Instant): Promise<Key[]> {
  return tx.credential.findMany({
    where: { providerId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(at) } }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: seen,
  })
}

/** Whether a key as it was read works at this moment. */
export function isKeyLive(
  { expiresAt, revokedAt }: { expiresAt: Date | null; revokedAt: Date | null },
  at: Instant,
): boolean {
  return isLive({ expiresAt: millis(expiresAt), revokedAt: millis(revokedAt) }, at)
}

function millis(date: Date | null): Instant | null {
  return date?.getTime() ?? null
}
