import { csvPage } from '@/lib/listing/csv'
import { reconciliationColumns } from '@/lib/reconciliation/columns'
import { reconciliationFilter } from '@/lib/reconciliation/filter'
import { listReconciliations, reconciliationSortColumns } from '@/lib/reconciliation/list'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(request: Request): Promise<Response> {
  const filter = reconciliationFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  return csvResponse({
    name: 'reconciliation',
    permission: 'reconciliation.read',
    columns: reconciliationColumns,
    values: reconciliationFilter.serialise(filter),
    keys: reconciliationSortColumns,
    fetch: cursor => listReconciliations(filter, cursor, csvPage),
  })
}
