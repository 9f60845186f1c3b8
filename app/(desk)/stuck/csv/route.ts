import { stuckColumns } from '@/lib/cases/columns'
import { stuckFilter } from '@/lib/cases/filter'
import { caseSortColumns, listStuck } from '@/lib/cases/list'
import { now } from '@/lib/clock'
import { csvPage } from '@/lib/listing/csv'
import { csvResponse } from '@/lib/staff/csv'
import { currentStaff } from '@/lib/staff/current'

export async function GET(request: Request): Promise<Response> {
  const filter = stuckFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const asking = { staffId: (await currentStaff())?.id ?? '', at: now() }
  return csvResponse({
    name: 'stuck-rounds',
    permission: 'cases.read',
    columns: stuckColumns,
    values: stuckFilter.serialise(filter),
    keys: caseSortColumns,
    fetch: cursor => listStuck(filter, asking, cursor, csvPage),
  })
}
