import type { Instant } from '@/lib/clock'
import type { Tx } from '@/lib/db/prisma'
import { openSecret } from '@/lib/secrets/master-key'
import { factorName } from '@/lib/secrets/sealing'
import { hashRecoveryCode, isRecoveryCode } from './recovery-code'
import { stepOfCode } from './totp'

/** What a person showed: a code of their app, or one of their recovery codes. */
export type Factor = 'code' | 'recovery'

/** Room for a recovery code, however it is spaced. */
export const typedMax = 40

/**
 * Takes what a person typed as their second factor, once: of two that show the same code at the same moment
 * one succeeds. Null where it is wrong, was used before, or there is no second factor to show.
 */
export async function takeFactor(
  tx: Tx,
  staffId: string,
  typed: string,
  at: Instant,
): Promise<Factor | null> {
  const text = typed.slice(0, typedMax)
  if (isRecoveryCode(text)) return (await takeRecoveryCode(tx, staffId, text, at)) ? 'recovery' : null
  return (await takeCode(tx, staffId, text.replace(/\s/g, ''), at)) ? 'code' : null
}

async function takeCode(tx: Tx, staffId: string, code: string, at: Instant): Promise<boolean> {
  const staff = await tx.staff.findUnique({
    where: { id: staffId },
    select: { totpSealed: true, totpEnrolledAt: true },
  })
  if (!staff?.totpSealed || !staff.totpEnrolledAt) return false
  const step = stepOfCode(openSecret(factorName(staffId), Buffer.from(staff.totpSealed)), code, at)
  if (step === null) return false
  // The comparison is in the database: whoever comes second with this step changes no row. A secret that was
  // replaced meanwhile is no longer the one this code is of.
  const taken = await tx.staff.updateMany({
    where: { id: staffId, totpLastStep: { lt: step }, totpSealed: staff.totpSealed },
    data: { totpLastStep: step },
  })
  return taken.count === 1
}

async function takeRecoveryCode(tx: Tx, staffId: string, code: string, at: Instant): Promise<boolean> {
  const used = await tx.recoveryCode.updateMany({
    where: {
      staffId,
      codeHash: hashRecoveryCode(staffId, code),
      usedAt: null,
      staff: { totpEnrolledAt: { not: null } },
    },
    data: { usedAt: new Date(at) },
  })
  return used.count === 1
}
