import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'
import {
  createSuccessor,
  failForMissingKey,
  isKeyFromEnvironment,
  masterKeys,
  promoteSuccessor,
} from './master-key'
import { isSealedWith, type MasterKey, seal, unseal } from './seal'
import { factorName, sealKeyName, stopSealing } from './sealing'

/**
 * Seals every secret anew, with a new master key, in one transaction. The file's successor stands beside it
 * until that is committed, and either opens: a crash at any point loses nothing, and the next rotation goes
 * on with the same successor. With keys from the environment the new one is `CAGE_MASTER_KEY_NEXT`.
 * Answers how many secrets were sealed anew. Refuses NOT_ALLOWED when there is no other key to go to.
 */
export async function rotateMasterKey(): Promise<{ secrets: number }> {
  const secrets = await prisma().$transaction(
    async tx => {
      await stopSealing(tx)
      const target = isKeyFromEnvironment() ? masterKeys()[0]! : createSuccessor()
      const resealed =
        (await resealCredentials(tx, masterKeys(), target)) +
        (await resealFactors(tx, masterKeys(), target)) +
        (await resealSealKeys(tx, masterKeys(), target))
      if (isKeyFromEnvironment() && resealed === 0) {
        refuse('NOT_ALLOWED', {
          message: 'Everything is sealed with this key already: set CAGE_MASTER_KEY_NEXT to the new one.',
        })
      }
      return resealed
    },
    { timeout: 60_000 },
  )
  if (!isKeyFromEnvironment()) promoteSuccessor()
  return { secrets }
}

async function resealCredentials(
  tx: Prisma.TransactionClient,
  keys: MasterKey[],
  target: MasterKey,
): Promise<number> {
  const credentials = await tx.credential.findMany({
    select: { id: true, secretSealed: true, revokedAt: true },
  })
  let count = 0
  for (const { id, secretSealed, revokedAt } of credentials) {
    const sealed = Buffer.from(secretSealed)
    if (isSealedWith(target, sealed)) continue
    const secret = unseal(keys, id, sealed)
    // A revoked key's secret is never needed again: one that was sealed with a lost key stays as it is.
    if (secret === null && revokedAt) continue
    if (secret === null) failForMissingKey()
    await tx.credential.update({
      where: { id },
      data: { secretSealed: new Uint8Array(seal(target, id, secret)) },
    })
    count++
  }
  return count
}

async function resealFactors(
  tx: Prisma.TransactionClient,
  keys: MasterKey[],
  target: MasterKey,
): Promise<number> {
  const staff = await tx.staff.findMany({
    where: { totpSealed: { not: null } },
    select: { id: true, totpSealed: true },
  })
  let count = 0
  for (const { id, totpSealed } of staff) {
    const sealed = Buffer.from(totpSealed!)
    if (isSealedWith(target, sealed)) continue
    const secret = unseal(keys, factorName(id), sealed) ?? failForMissingKey()
    await tx.staff.update({
      where: { id },
      data: { totpSealed: new Uint8Array(seal(target, factorName(id), secret)) },
    })
    count++
  }
  return count
}

async function resealSealKeys(
  tx: Prisma.TransactionClient,
  keys: MasterKey[],
  target: MasterKey,
): Promise<number> {
  let count = 0
  for (const { publicKey, secretSealed } of await tx.sealKey.findMany()) {
    const sealed = Buffer.from(secretSealed)
    if (isSealedWith(target, sealed)) continue
    const name = sealKeyName(Buffer.from(publicKey).toString('hex'))
    const secret = unseal(keys, name, sealed) ?? failForMissingKey()
    await tx.sealKey.update({
      where: { publicKey },
      data: { secretSealed: new Uint8Array(seal(target, name, secret)) },
    })
    count++
  }
  return count
}
