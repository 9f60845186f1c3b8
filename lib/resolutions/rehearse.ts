import { heedingGuards } from '@/lib/approvals/database-refusal'
import { standInApproval } from '@/lib/approvals/stand-in'
import type { Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { isRefusal } from '@/lib/refusal'
import { carryOut } from './carry-out'
import { planResolution } from './plan'
import type { PostedEntry } from './posted'
import type { Prepared } from './prepare'
import { type Standing, standingOf } from './standing'
import { lockSubject } from './subject'

export type Rehearsed = { posted: PostedEntry[]; after: Standing } | { refusal: string }

/**
 * Does all of it and undoes it, up to a savepoint: the same commands, rules, triggers and rows as when it is
 * done. Where a second person is needed one who could decide stands in, since the ledger asks for both names.
 */
export async function rehearse(tx: Tx, prepared: Prepared, makerId: string, at: number): Promise<Rehearsed> {
  const { intent, subject, amount, worth, other } = prepared
  await tx.$executeRaw`savepoint rehearsal`
  try {
    return await heedingGuards(async () => {
      const { id: playerId, currency } = subject.player
      const { action, roundId } = intent
      const second = other && {
        action,
        playerId,
        roundId,
        currency,
        amount: worth,
        makerId,
        approverId: other,
      }
      const approvalId = second && (await standInApproval(tx, second, at))
      const by = { formId: newId(), makerId, approverId: other, approvalId }
      const posted = await carryOut(tx, planResolution(intent, subject, amount, by), at)
      return { posted, after: standingOf(await lockSubject(tx, intent)) }
    })
  } catch (thrown) {
    if (isRefusal(thrown)) return { refusal: thrown.message }
    throw thrown
  } finally {
    await tx.$executeRaw`rollback to savepoint rehearsal`
  }
}
