import type { Executor } from '@/lib/db/executor'
import type { Prisma } from '@/lib/db/generated/client'
import { createMasterKey, failForMissingKey, masterKeys } from './master-key'
import { isSealedWith, seal } from './seal'

/** Held shared by whoever seals and exclusively by a rotation, so that none seals with a key that goes. */
const sealingLock = 'cage.sealing'

/** What a person's second factor is sealed for: no other row can lend its secret to it. */
export const factorName = (staffId: string) => `totp ${staffId}`

/** What a key for seals is sealed for; `publicKey` in hex. */
export const sealKeyName = (publicKey: string) => `seal key ${publicKey}`

/**
 * Seals a secret, for the row it is named for, within the transaction that writes it. Makes the master key's
 * file when nothing was ever sealed; throws when what is sealed already was sealed with a key not here.
 */
export async function sealSecret(
  tx: Prisma.TransactionClient,
  name: string,
  secret: string,
): Promise<Uint8Array<ArrayBuffer>> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtext(${sealingLock}))`
  const keys = masterKeys()
  const newest = await tx.credential.findFirst({
    where: { revokedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { secretSealed: true },
  })
  const factor = await tx.staff.findFirst({
    where: { totpSealed: { not: null } },
    orderBy: { totpEnrolledAt: 'desc' },
    select: { totpSealed: true },
  })
  for (const sealed of [newest?.secretSealed, factor?.totpSealed])
    if (sealed && !keys.some(key => isSealedWith(key, Buffer.from(sealed)))) failForMissingKey()
  return new Uint8Array(seal(keys[0] ?? createMasterKey(), name, secret))
}

/** Waits until nobody seals, and keeps everyone from it until the transaction ends. */
export async function stopSealing(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${sealingLock}))`
}

/** For the start of a process: throws one sentence when a stored secret's master key is missing. */
export async function checkMasterKey(executor: Executor): Promise<void> {
  const keys = masterKeys()
  const { rows } = await executor.query(
    `select substring(secret_sealed from 1 for 9) as head from credentials where revoked_at is null
     union select substring(totp_sealed from 1 for 9) from staff where totp_sealed is not null
     union select substring(secret_sealed from 1 for 9) from seal_keys`,
    [],
  )
  for (const { head } of rows) if (!keys.some(key => isSealedWith(key, head))) failForMissingKey()
}
