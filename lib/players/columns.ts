import type { ListColumns } from '@/lib/listing/columns'
import type { PlayerRow } from './list'

/** The columns of the list of players, on the page and in its CSV. */
export const playerColumns: ListColumns<PlayerRow> = {
  id: 'Player',
  name: 'Name',
  status: 'Status',
  test: ['Test', row => (row.test ? 'test' : '')],
  country: 'Country',
  createdAt: 'Since',
  seenAt: 'Last seen',
  balance: 'Balance',
  currency: 'Currency',
}
