import { rateRoles } from '@/lib/approvals/roles'

/** Why rates that somebody asked for may not be set in their name any more, in a sentence; null where they may. */
export function againstRateMaker(maker: {
  name: string
  role: string
  disabledAt: Date | null
}): string | null {
  const { name, role, disabledAt } = maker
  if (disabledAt) return `${name}, who asked for it, does not work here any more.`
  return rateRoles.some(one => one === role)
    ? null
    : `${name}, who asked for it, has another role by now (${role}), which may not do it.`
}
