import { declareFilter, oneOf, text } from '@/lib/listing/filter'
import { heldActionNames } from './actions'
import { approvalStateNames } from './states'

/** What the list of approvals can be asked for. Without a state it is what waits. */
export const approvalFilter = declareFilter({
  state: oneOf('State', [...approvalStateNames, 'any']),
  action: oneOf('What', heldActionNames),
  maker: text('Asked by', 320),
  player: text('Player'),
  provider: text('Provider'),
})

export type ApprovalFilter = ReturnType<typeof approvalFilter.parse>
