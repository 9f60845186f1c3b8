import type { By } from '@/lib/actor'
import { recordAudit } from '@/lib/audit/record'
import { inTransaction, type Tx } from '@/lib/db/prisma'
import type { Scope } from './action'

/** Ends one of a person's own sign-ins; somebody else's is not found and not touched. */
export async function revokeOwnSession({ tx, staff, by, audit }: Scope, id: string): Promise<boolean> {
  const ended = await revoke(tx, { id, staffId: staff.id }, by)
  await audit({
    action: 'session.end',
    subject: { kind: 'session', id },
    outcome: ended ? 'done' : 'refused',
  })
  return ended > 0
}

/** Ends all of a person's sign-ins but the one they are using. */
export async function revokeOtherSessions({ tx, staff, by, audit }: Scope): Promise<number> {
  const ended = await revoke(tx, { staffId: staff.id, id: { not: staff.sessionId } }, by)
  await audit({ action: 'session.end', subject: { kind: 'staff', id: staff.id }, after: { ended } })
  return ended
}

/** Ends a sign-in by its owner's own wish to leave: the next page, action or call that carries it is refused. */
export async function signOut(id: string, by: By): Promise<void> {
  await inTransaction(async tx => {
    if ((await revoke(tx, { id }, by)) > 0)
      await recordAudit(tx, by, { action: 'sign-out', subject: { kind: 'session', id } })
  })
}

type Which = { id?: string | { not: string }; staffId?: string }

/** Ends sign-ins; how many were still open. */
export async function revoke(tx: Tx, which: Which, by: By): Promise<number> {
  const revoked = await tx.staffSession.updateMany({
    where: { ...which, revokedAt: null },
    data: { revokedAt: new Date(by.at), revokedBy: by.actor },
  })
  return revoked.count
}
