import { type CurrentStaff, currentStaff } from './current'
import { type Permission, reasonAgainst } from './permissions'

/** What a server action answers: what it did, or one sentence why not. */
export type ActionAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; reason: 'SIGNED_OUT' | 'FORBIDDEN' | 'INVALID'; message: string }

/**
 * The way of every staff action: session, permission, parse, then the verb. `parse` gives null for what was
 * not sent by our own forms. Nothing happens unless all of them agree.
 */
export async function staffAction<Input, T>(
  permission: Permission,
  parse: () => Input | null,
  act: (staff: CurrentStaff, input: Input) => Promise<T>,
): Promise<ActionAnswer<T>> {
  const staff = await currentStaff()
  if (!staff) return { ok: false, reason: 'SIGNED_OUT', message: 'Your sign-in is over. Sign in again.' }
  const against = reasonAgainst(staff.role, permission)
  if (against) return { ok: false, reason: 'FORBIDDEN', message: against }
  const input = parse()
  if (input === null)
    return { ok: false, reason: 'INVALID', message: 'That was not understood; nothing was done.' }
  return { ok: true, value: await act(staff, input) }
}
