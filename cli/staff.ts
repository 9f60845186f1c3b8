import { createStaff } from '@/lib/staff/create'
import { roles } from '@/lib/staff/permissions'
import type { Command } from './command'

export const staffCommands: Command[] = [
  {
    noun: 'staff',
    verb: 'create',
    does: 'makes a member of staff; the password is shown this once',
    flags: {
      email: { does: 'what they sign in with', required: true },
      role: { does: `one of ${roles.join(', ')}`, required: true },
      name: { does: 'their name' },
    },
    run: async (given, by) => {
      const staff = { email: given.text('email'), role: given.text('role'), name: given.maybe('name') }
      const { staffId, password } = await createStaff(staff, by)
      return {
        document: { staff_id: staffId, email: staff.email.trim().toLowerCase(), role: staff.role, password },
      }
    },
  },
]
