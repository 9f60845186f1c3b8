import { isAllowed, isRole } from '@/lib/staff/permissions'
import { kinds, type ResolutionAction } from './kinds'

/** Why what somebody asked for may not be posted in their name any more, in a sentence; null where it may. */
export function againstMaker(
  { name, role, disabledAt }: { name: string; role: string; disabledAt: Date | null },
  action: ResolutionAction,
): string | null {
  if (disabledAt) return `${name}, who asked for it, does not work here any more.`
  return isRole(role) && isAllowed(role, kinds[action].permission)
    ? null
    : `${name}, who asked for it, has another role by now (${role}), which may not do it.`
}
