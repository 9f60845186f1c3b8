import { declareFilter, oneOf, text } from '@/lib/listing/filter'
import { roles } from './permissions'

export const staffStates = ['active', 'invited', 'disabled'] as const
export const factorStates = ['enrolled', 'missing', 'none'] as const

/** What the list of staff can be asked for. */
export const staffFilter = declareFilter({
  q: text('Name or email', 200),
  role: oneOf('Role', roles),
  provider: text('Provider', 63),
  state: oneOf('State', staffStates),
  factor: oneOf('Second factor', factorStates),
})

export type StaffFilter = ReturnType<typeof staffFilter.parse>
