'use server'

import { readProviderId } from '@/lib/providers/path'
import { type ActionAnswer, staffAction } from '@/lib/staff/action'
import { all, readText } from '@/lib/staff/inputs'
import { inviteStaff, type MadeLink } from '@/lib/staff/invite'

export async function inviteEngineer(
  providerId: string,
  email: string,
  name: string,
): Promise<ActionAnswer<MadeLink>> {
  const parse = () =>
    all({
      providerId: typeof providerId === 'string' ? readProviderId(providerId) : null,
      email: readText(email, 400),
      name: readText(name, 400),
    })
  return staffAction('staff.invite', 'staff.manage', parse, (scope, given) =>
    inviteStaff(scope, { ...given, role: 'studio' }),
  )
}
