import { listThresholds } from '@/lib/approvals/list-thresholds'
import { thresholdColumns } from '@/lib/approvals/threshold-columns'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(): Promise<Response> {
  return csvResponse({
    name: 'thresholds',
    permission: 'thresholds.read',
    columns: thresholdColumns,
    values: {},
    keys: 0,
    fetch: async () => ({ rows: await listThresholds(), next: null, previous: null }),
  })
}
