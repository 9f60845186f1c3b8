import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { openSecret } from '@/lib/secrets/master-key'
import { factorName } from '@/lib/secrets/sealing'
import { codeOfStep, stepAt } from './totp'

/**
 * In the demo casino, whose sign-ins are printed for everyone anyway, the code that a demo person's app would
 * show, or the next one where that was used. Null everywhere else: both the process must be a demo and the
 * person one of its own.
 */
export async function demoCode(staffId: string, at: Instant): Promise<string | null> {
  if (process.env.CAGE_DEMO !== '1') return null
  const staff = await prisma().staff.findUnique({ where: { id: staffId } })
  if (!staff?.email.endsWith('@demo.test') || !staff.totpSealed || !staff.totpEnrolledAt) return null
  const last = Number.parseInt(`${staff.totpLastStep}`, 10)
  const secret = openSecret(factorName(staff.id), Buffer.from(staff.totpSealed))
  return codeOfStep(secret, Math.max(stepAt(at), last + 1))
}
