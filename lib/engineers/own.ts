import type { CurrentStaff } from '@/lib/staff/current'

/**
 * The provider that an engineer's sign-in is of. It comes from here and never from a URL or a form. Whoever is no
 * engineer has none: to get here without a permission of the studio's is a defect.
 */
export function ownProvider({ providerId }: Pick<CurrentStaff, 'providerId'>): string {
  if (providerId === null) throw new Error('who is no engineer has no provider of their own')
  return providerId
}
