import type { Executor } from '@/lib/db/executor'
import type { Prisma } from '@/lib/db/generated/client'
import { createMasterKey, failForMissingKey, masterKeys } from './master-key'
import { isSealedWith, seal } from './secrets'

/** Held shared by whoever seals and exclusively by a rotation, so that none seals with a key that goes. */
const sealingLock = 'cage.sealing'

/**
 * Seals a new credential's secret within the transaction that inserts it. Makes the master key's file when
 * nothing was ever sealed; throws when what is sealed already was sealed with a key that is not here.
 */
export async function sealSecret(
  tx: Prisma.TransactionClient,
  keyId: string,
  secret: string,
): Promise<Uint8Array<ArrayBuffer>> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtext(${sealingLock}))`
  const keys = masterKeys()
  const newest = await tx.credential.findFirst({
    where: { revokedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { secretSealed: true },
  })
  if (newest && !keys.some(key => isSealedWith(key, Buffer.from(newest.secretSealed)))) failForMissingKey()
  return new Uint8Array(seal(keys[0] ?? createMasterKey(), keyId, secret))
}

/** Waits until nobody seals, and keeps everyone from it until the transaction ends. */
export async function stopSealing(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${sealingLock}))`
}

/** For the start of a process: throws one sentence when a stored secret's master key is missing. */
export async function checkMasterKey(executor: Executor): Promise<void> {
  const keys = masterKeys()
  const { rows } = await executor.query(
    'select distinct substring(secret_sealed from 1 for 9) as head from credentials where revoked_at is null',
    [],
  )
  for (const { head } of rows) if (!keys.some(key => isSealedWith(key, head))) failForMissingKey()
}
