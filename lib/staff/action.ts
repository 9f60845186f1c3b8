import type { By } from '@/lib/actor'
import type { AuditAction } from '@/lib/audit/actions'
import { type AuditFacts, recordAudit } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/prisma'
import { isRefusal } from '@/lib/refusal'
import { type CurrentStaff, mustEnrol, signedInStaff } from './current'
import { isOpenUnenrolled, type Permission, reasonAgainst, wantsFactor } from './permissions'
import { isFactorFresh } from './session-rules'

/** What a server action answers: what it did, or one sentence why not. `STEP_UP` asks for a second factor first. */
export type ActionAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; reason: 'SIGNED_OUT' | 'FORBIDDEN' | 'INVALID' | 'STEP_UP' | 'REFUSED'; message: string }

/** What an action works with: one transaction, who acts, and the audit that belongs into it. */
export type Scope = { tx: Tx; staff: CurrentStaff; by: By; audit: (facts: AuditFacts) => Promise<void> }

/**
 * The way of every staff action: session, permission, second factor where money moves, parse, then the verb
 * and its audit event in one transaction. `parse` gives null for what was not sent by our own forms. What was
 * refused is an event too. Nothing happens unless all of them agree.
 */
export async function staffAction<Input, T>(
  action: AuditAction,
  permission: Permission,
  parse: () => Input | null,
  act: (scope: Scope, input: Input) => Promise<T>,
): Promise<ActionAnswer<T>> {
  const staff = await signedInStaff()
  if (!staff) return { ok: false, reason: 'SIGNED_OUT', message: 'Your sign-in is over. Sign in again.' }
  const by = byOf(staff)
  const refuseWith = async (reason: 'FORBIDDEN' | 'INVALID' | 'REFUSED', message: string) => {
    await recordRefusal(by, action, message)
    return { ok: false, reason, message } as const
  }
  const against = reasonAgainst(staff.role, permission)
  if (against) return refuseWith('FORBIDDEN', against)
  if (mustEnrol(staff) && !isOpenUnenrolled(permission))
    return refuseWith('FORBIDDEN', 'Set up your second factor first: My account.')
  if (wantsFactor(permission, staff.isEnrolled) && !isFactorFresh(staff.factorAt, by.at)) {
    return { ok: false, reason: 'STEP_UP', message: 'Show your second factor again to go on.' }
  }
  const input = parse()
  if (input === null) return refuseWith('INVALID', 'That was not understood; nothing was done.')
  try {
    return { ok: true, value: await inTransaction(tx => actAudited(tx, staff, by, input, act)) }
  } catch (thrown) {
    if (isRefusal(thrown)) return refuseWith('REFUSED', thrown.message)
    throw thrown
  }
}

/** Who acts, for what they change and for the audit. */
export function byOf(staff: CurrentStaff): By {
  const { id: staffId, name, role, address, sessionId } = staff
  return { actor: `staff:${staffId}`, at: now(), person: { staffId, name, role, address, sessionId } }
}

async function actAudited<Input, T>(
  tx: Tx,
  staff: CurrentStaff,
  by: By,
  input: Input,
  act: (scope: Scope, input: Input) => Promise<T>,
): Promise<T> {
  let events = 0
  const audit = (facts: AuditFacts) => {
    events += 1
    return recordAudit(tx, by, facts)
  }
  const value = await act({ tx, staff, by, audit }, input)
  if (events === 0) throw new Error('a staff action left no event in the audit')
  return value
}

async function recordRefusal(by: By, action: AuditAction, reason: string): Promise<void> {
  const subject = { kind: 'page', id: action } as const
  await inTransaction(tx => recordAudit(tx, by, { action, subject, outcome: 'refused', reason }))
}
