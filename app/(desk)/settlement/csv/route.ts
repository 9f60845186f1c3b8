import { now } from '@/lib/clock'
import { csvPage } from '@/lib/listing/csv'
import { settlementCsvColumns } from '@/lib/settlement/columns'
import { settlementFilter } from '@/lib/settlement/filter'
import { groupingOf, settlementSortColumns } from '@/lib/settlement/list'
import { readSettlement } from '@/lib/settlement/read'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(request: Request): Promise<Response> {
  const filter = settlementFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const at = now()
  return csvResponse({
    name: 'settlement',
    permission: 'settlement.read',
    columns: settlementCsvColumns(groupingOf(filter)),
    values: settlementFilter.serialise(filter),
    keys: settlementSortColumns,
    fetch: async cursor => (await readSettlement(filter, at, cursor, csvPage)).value.page,
  })
}
