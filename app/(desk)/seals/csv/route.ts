import { csvPage } from '@/lib/listing/csv'
import { sealColumnsShown } from '@/lib/seals/columns'
import { listSeals, sealSortColumns } from '@/lib/seals/list'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(): Promise<Response> {
  return csvResponse({
    name: 'seals',
    permission: 'ledger.verify',
    columns: sealColumnsShown,
    values: {},
    keys: sealSortColumns,
    fetch: cursor => listSeals(cursor, csvPage),
  })
}
