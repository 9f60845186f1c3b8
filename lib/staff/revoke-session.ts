import type { By } from '@/lib/actor'
import { recordAudit } from '@/lib/audit/record'
import { type Instant, now } from '@/lib/clock'
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

/** Signs a person out everywhere, here too. */
export async function revokeEverySession({ tx, staff, by, audit }: Scope): Promise<number> {
  const ended = await revoke(tx, { staffId: staff.id }, by)
  await audit({ action: 'sign-out', subject: { kind: 'staff', id: staff.id }, after: { ended } })
  return ended
}

/** `id` is one of the person's sign-ins; null is all of them. */
export type SessionsOf = { staffId: string; id: string | null }

/** Ends somebody's sign-ins, for those who manage staff. Answers how many were still open. */
export async function revokeSessionsOf(
  { tx, by, audit }: Scope,
  { staffId, id }: SessionsOf,
): Promise<number> {
  const ended = await revoke(tx, id === null ? { staffId } : { staffId, id }, by)
  const subject = id === null ? ({ kind: 'staff', id: staffId } as const) : ({ kind: 'session', id } as const)
  await audit({
    action: 'session.end',
    subject,
    outcome: ended ? 'done' : 'refused',
    after: { staffId, ended },
  })
  return ended
}

/** Ends a sign-in by its owner's own wish to leave: the next page, action or call that carries it is refused. */
export async function signOut(id: string, address: string, at: Instant = now()): Promise<void> {
  await inTransaction(async tx => {
    const session = await tx.staffSession.findUnique({ where: { id }, include: { staff: true } })
    if (!session) return
    const { id: staffId, name, role } = session.staff
    const person = { staffId, name, role, address, sessionId: id }
    const by: By = { actor: `staff:${staffId}`, at, person }
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
