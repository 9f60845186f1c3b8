import type { By } from '@/lib/actor'
import { audited } from '@/lib/audit/audited'
import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { factorName, sealSecret } from '@/lib/secrets/sealing'
import type { Scope } from './action'
import { openPendingFactor } from './pending-factor'
import { replaceRecoveryCodes } from './recovery'
import { revoke } from './revoke-session'
import { newTotpSecret, stepOfCode } from './totp'

export type Enrolment = { token: string; code: string }

/**
 * Sets up a person's second factor once they have shown a code of it, in the place of a former one: the other
 * sign-ins end. Answers the recovery codes, which are shown this once. Refuses NOT_ALLOWED for a page that was
 * open too long and for a wrong code.
 */
export async function enrolFactor(scope: Scope, { token, code }: Enrolment): Promise<string[]> {
  const { tx, staff, by } = scope
  const secret = openPendingFactor({ id: staff.id, sessionId: staff.sessionId }, token, by.at)
  if (!secret)
    refuse('NOT_ALLOWED', { message: 'This page was open too long. Load it again for a new code.' })
  const step = stepOfCode(secret, code.replace(/\s/g, ''), by.at)
  if (step === null) {
    refuse('NOT_ALLOWED', {
      field: 'code',
      message: "That is not the code. Look whether your phone's clock is right, and type the newest one.",
    })
  }
  const codes = await writeFactor(scope, staff.id, secret, step)
  await tx.staffSession.update({ where: { id: staff.sessionId }, data: { factorAt: new Date(by.at) } })
  const ended = await revoke(tx, { staffId: staff.id, id: { not: staff.sessionId } }, by)
  await recordEnrolment(scope, staff.id, { ended })
  return codes
}

/**
 * A second factor for somebody, made without them: for those who set up a casino by machine. Its secret and
 * recovery codes are shown this once. Refuses NOT_ALLOWED where there is no such person.
 */
export async function giveFactor(staffId: string, by: By): Promise<{ secret: string; codes: string[] }> {
  const secret = newTotpSecret()
  return audited(by, async change => {
    const codes = await writeFactor(change, staffId, secret, 0)
    await recordEnrolment(change, staffId, {})
    return { secret, codes }
  })
}

async function writeFactor(
  change: AuditScope,
  staffId: string,
  secret: string,
  step: number,
): Promise<string[]> {
  const { tx, by } = change
  const { count } = await tx.staff.updateMany({
    where: { id: staffId },
    data: {
      totpSealed: await sealSecret(tx, factorName(staffId), secret),
      totpEnrolledAt: new Date(by.at),
      totpLastStep: step,
    },
  })
  if (count === 0) refuse('NOT_ALLOWED', { message: 'There is no such member of staff.' })
  return replaceRecoveryCodes(change, staffId)
}

async function recordEnrolment({ audit }: AuditScope, staffId: string, after: object): Promise<void> {
  const subject = { kind: 'staff', id: staffId } as const
  await audit({ action: 'factor.enrol', subject, after })
  await audit({ action: 'recovery.make', subject })
}
