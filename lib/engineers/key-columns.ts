import type { ListColumns } from '@/lib/listing/columns'
import { stateWords } from '@/lib/providers/keys/columns'
import type { KeyRow } from '@/lib/providers/keys/list'

/** A studio's own keys, as its engineers see them. */
export const ownKeyColumns: ListColumns<KeyRow> = {
  id: 'Key',
  state: ['State', row => stateWords[row.state]],
  createdAt: 'Made',
  lastUsedAt: 'Last used',
  lastUsedAddress: 'From',
  expiresAt: 'Ends',
}
