import type { ListColumns } from '@/lib/listing/columns'
import type { Health } from './health'

/** The columns of the list of providers, for its table and its CSV: the last fifteen minutes of each. */
export const healthColumns: ListColumns<Health> = {
  name: 'Provider',
  id: 'Id',
  mode: 'Mode',
  status: 'Status',
  perSecond: 'Calls/s',
  p50: 'p50, ms',
  p95: 'p95, ms',
  p99: 'p99, ms',
  timeoutMs: 'Time-out, ms',
  failed: 'Failed, %',
  repeated: 'Repeats, %',
  refused: 'Refused, %',
  unsigned: 'Signature failures',
  lastAt: 'Last call',
  maintenanceUntil: 'Maintenance until',
  liveKeys: 'Live keys',
}
