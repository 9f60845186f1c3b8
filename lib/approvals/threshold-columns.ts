import type { ListColumns } from '@/lib/listing/columns'
import type { ThresholdRow } from './list-thresholds'

/** The columns of the thresholds, for table and CSV. */
export const thresholdColumns: ListColumns<ThresholdRow> = {
  does: 'What',
  currency: ['Currency', row => (row.currency === '*' ? 'any' : row.currency)],
  role: ['Role', row => (row.role === '*' ? 'any' : row.role)],
  amount: ['Above', row => row.amount ?? 'never'],
  unit: 'In',
  version: 'Version',
  setBy: 'Set by',
  setAt: 'Set',
  reason: 'Why',
}
