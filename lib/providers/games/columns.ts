import type { ListColumns } from '@/lib/listing/columns'
import type { GameRow } from './list'

/** The columns of a provider's games, for table and CSV. */
export const gameColumns: ListColumns<GameRow> = {
  id: 'Id',
  name: 'Name',
  status: 'State',
  limits: 'Stake limits',
}
