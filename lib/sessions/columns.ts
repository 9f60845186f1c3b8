import type { ListColumns } from '@/lib/listing/columns'
import type { SessionRow } from './list'

/** The columns of a player's sessions, on the page and in its CSV. */
export const sessionColumns: ListColumns<SessionRow> = {
  id: 'Session',
  state: 'State',
  providerId: 'Provider',
  gameId: 'Started in',
  createdAt: 'Opened',
  expiresAt: 'Runs until',
  endedAt: 'Ended',
}
