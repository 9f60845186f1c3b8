import type { Instant } from './clock'

/** The person behind an actor, as the audit keeps them: who they were at that moment, and where. */
export type Person = {
  staffId: string
  name: string
  role: string
  address: string
  sessionId: string | null
}

/**
 * Who does something and when: `cli`, `operator:ck_…`, `staff:<id>`. Written on what they change. `address` is
 * where somebody is who has not signed in.
 */
export type By = { actor: string; at: Instant; person?: Person; address?: string }

/** The actor of a staff transaction: its maker and, where a second person was needed, who approved it. */
export function staffActor(makerId: string, approverId: string | null = null): string {
  return approverId === null ? `staff:${makerId}` : `staff:${makerId}+${approverId}`
}

/** The people behind an actor that `staffActor` wrote; null for anybody else. */
export function readStaffActor(actor: string): { makerId: string; approverId: string | null } | null {
  const found = /^staff:([0-9a-f-]{36})(?:\+([0-9a-f-]{36}))?$/.exec(actor)
  return found && { makerId: found[1]!, approverId: found[2] ?? null }
}
