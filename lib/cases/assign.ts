import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { uuidPattern } from '@/lib/text'
import { claimCase, refuseClosed } from './claim'
import { parseSeen, type Seen } from './seen'

export type Assignment = Seen & { ownerId: string | null }

export function parseAssignment(form: unknown): Assignment | null {
  const sent = parseSeen(form)
  const ownerId = sent?.ownerId ?? null
  if (!sent || (ownerId !== null && (typeof ownerId !== 'string' || !uuidPattern.test(ownerId)))) return null
  return { id: sent.id, seen: sent.seen, ownerId }
}

/**
 * Gives a case to a member of staff, or to nobody. `roles`: who may own cases. Refuses NOT_ALLOWED where the
 * case is closed or not what the person saw any more, or where the new owner could not work on it.
 */
export async function assignCase(
  { tx, by, audit }: AuditScope,
  { id, seen, ownerId }: Assignment,
  roles: readonly string[],
): Promise<string | null> {
  const claimed = await claimCase(tx, by, id, seen)
  refuseClosed(claimed)
  const owner = ownerId === null ? null : await tx.staff.findUnique({ where: { id: ownerId } })
  if (ownerId !== null && (!owner || owner.disabledAt || !roles.includes(owner.role)))
    refuse('NOT_ALLOWED', {
      message: `${owner?.name ?? 'That person'} cannot work on cases: choose somebody else.`,
    })
  await tx.case.update({ where: { id }, data: { ownerId, updatedAt: claimed.changeAt } })
  await audit({
    action: 'case.assign',
    subject: { kind: 'case', id },
    playerId: claimed.playerId,
    before: { owner: claimed.owner },
    after: { owner: owner?.name ?? null },
  })
  return owner?.name ?? null
}
