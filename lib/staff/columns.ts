import type { ListColumns } from '@/lib/listing/columns'
import type { StaffRow } from './list'

/** What is said of a second factor. */
export const factorWords = { enrolled: 'Set up', missing: 'Not yet set up', none: 'None' } as const

/** The columns of the list of staff, on the page and in its CSV. */
export const staffColumns: ListColumns<StaffRow> = {
  name: 'Name',
  email: 'Email',
  role: 'Role',
  providerId: 'Provider',
  state: 'State',
  factor: ['Second factor', row => factorWords[row.factor]],
  seenAt: 'Last seen',
  liveSessions: 'Live sign-ins',
}

/** A studio's engineers, on the page of their provider. */
export const engineerColumns: ListColumns<StaffRow> = Object.fromEntries(
  Object.entries(staffColumns).filter(([id]) => id !== 'role' && id !== 'providerId'),
)
