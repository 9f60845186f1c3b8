import { recordAudit } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/prisma'
import { type ActionAnswer, byOf } from './action'
import { codeLimits, countAttempt, forgiveAttempt } from './attempts'
import { type CurrentStaff, signedInStaff } from './current'
import { type Factor, takeFactor } from './take-factor'
import { waitSentence } from './wait'

/**
 * Shows the second factor again within a sign-in: money asks for one that is fresh. Wrong codes are counted
 * like those of signing in, and every answer is an event. Takes a code or a recovery code.
 */
export async function confirmFactor(typed: unknown): Promise<ActionAnswer<Factor>> {
  const staff = await signedInStaff()
  if (!staff) return { ok: false, reason: 'SIGNED_OUT', message: 'Your sign-in is over. Sign in again.' }
  if (!staff.isEnrolled) return refused('Set up a second factor first: My account.')
  const limits = codeLimits(staff.id)
  const { wait } = await countAttempt(limits, byOf(staff).at)
  if (wait > 0) return refused(waitSentence(wait))
  const factor = await showFactor(staff, typeof typed === 'string' ? typed : '')
  if (!factor) return refused('That code is wrong, or was used before. Wait for the next one.')
  await forgiveAttempt(limits)
  return { ok: true, value: factor }
}

function showFactor(staff: CurrentStaff, typed: string): Promise<Factor | null> {
  const by = byOf(staff)
  return inTransaction(async tx => {
    const factor = await takeFactor(tx, staff.id, typed, by.at)
    const subject = { kind: 'staff', id: staff.id } as const
    if (!factor) {
      await recordAudit(tx, by, { action: 'factor.fail', subject, outcome: 'refused' })
      return null
    }
    await tx.staffSession.update({ where: { id: staff.sessionId }, data: { factorAt: new Date(by.at) } })
    if (factor === 'recovery') await recordAudit(tx, by, { action: 'recovery.use', subject })
    await recordAudit(tx, by, { action: 'factor.confirm', subject, after: { factor } })
    return factor
  })
}

function refused(message: string) {
  return { ok: false, reason: 'REFUSED', message } as const
}
