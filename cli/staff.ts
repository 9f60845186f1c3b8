import { audited } from '@/lib/audit/audited'
import { refuse } from '@/lib/refusal'
import { createStaff } from '@/lib/staff/create'
import { disableStaff } from '@/lib/staff/disable'
import { isEmail, readEmail } from '@/lib/staff/email'
import { giveFactor } from '@/lib/staff/enrol'
import { findStaffId } from '@/lib/staff/get'
import { listEveryone } from '@/lib/staff/list'
import { roles } from '@/lib/staff/permissions'
import { resetFactor } from '@/lib/staff/reset-factor'
import { totpUri } from '@/lib/staff/totp'
import type { Command, Given } from './command'

const email = { does: 'who', required: true } as const
const reason = { does: 'why, for the audit' }

export const staffCommands: Command[] = [
  {
    noun: 'staff',
    verb: 'create',
    does: 'makes a member of staff; the password is shown this once',
    flags: {
      email: { does: 'what they sign in with', required: true },
      role: { does: `one of ${roles.join(', ')}`, required: true },
      provider: { does: 'whose engineer it is, for the role studio' },
      name: { does: 'their name' },
    },
    run: async (given, by) => {
      const staff = {
        email: given.text('email'),
        role: given.text('role'),
        name: given.maybe('name'),
        providerId: given.maybe('provider'),
      }
      const { staffId, password } = await createStaff(staff, by)
      return {
        document: {
          staff_id: staffId,
          email: readEmail(staff.email),
          role: staff.role,
          ...(staff.providerId ? { provider_id: staff.providerId } : {}),
          password,
        },
      }
    },
  },
  {
    noun: 'staff',
    verb: 'list',
    does: 'lists who works here',
    run: async () => ({ document: { staff: (await listEveryone()).map(toDocument) } }),
  },
  {
    noun: 'staff',
    verb: 'disable',
    does: 'shuts a member of staff out and ends their sign-ins',
    flags: { email, reason },
    run: async (given, by) => {
      const staffId = await readStaff(given)
      const ended = await audited(by, change => disableStaff(change, { staffId, reason: reasonOf(given) }))
      return { document: { staff_id: staffId, state: 'disabled', sessions_ended: ended } }
    },
  },
  {
    noun: 'staff',
    verb: 'enrol',
    does: 'makes a second factor for a member of staff; its secret and the recovery codes are shown this once',
    flags: { email },
    run: async (given, by) => {
      const staffId = await readStaff(given)
      const { secret, codes } = await giveFactor(staffId, by)
      const uri = totpUri(secret, readEmail(given.text('email')))
      return { document: { staff_id: staffId, secret, uri, recovery_codes: codes } }
    },
  },
  {
    noun: 'staff',
    verb: 'reset-factor',
    does: 'takes away the second factor of one who lost it, and ends their sign-ins',
    flags: { email, reason },
    run: async (given, by) => {
      const staffId = await readStaff(given)
      const ended = await audited(by, change => resetFactor(change, { staffId, reason: reasonOf(given) }))
      return { document: { staff_id: staffId, second_factor: 'none', sessions_ended: ended } }
    },
  },
]

async function readStaff(given: Given): Promise<string> {
  const address = readEmail(given.text('email'))
  const staffId = isEmail(address) ? await findStaffId(address) : null
  return staffId ?? refuse('NOT_ALLOWED', { message: `Nobody with the email "${address}" works here.` })
}

function reasonOf(given: Given): string {
  return given.maybe('reason')?.trim() || 'on the command line'
}

function toDocument(row: Awaited<ReturnType<typeof listEveryone>>[number]) {
  return {
    staff_id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    provider_id: row.providerId,
    state: row.state,
    second_factor: row.factor,
    last_seen_at: row.seenAt,
    live_sessions: row.liveSessions,
  }
}
