import type { ListColumns } from '@/lib/listing/columns'
import type { RequestRow } from './list'

/** The columns of the list of calls, for its table and its CSV. */
export const requestColumns: ListColumns<RequestRow> = {
  at: 'Time',
  endpoint: 'Endpoint',
  verdict: 'Verdict',
  status: 'HTTP',
  code: 'Code',
  latency: 'Milliseconds',
  providerId: 'Provider',
  playerId: 'Player',
  transactionId: 'Transaction id',
  roundId: 'Round id',
  keyId: 'Key',
  address: 'Address',
  id: 'Request id',
}

/** Of those, a provider's own: whose they are goes without saying. */
export const ownRequestColumns: ListColumns<RequestRow> = Object.fromEntries(
  Object.entries(requestColumns).filter(([id]) => id !== 'providerId'),
)
