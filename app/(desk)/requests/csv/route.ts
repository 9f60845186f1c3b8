import { csvPage } from '@/lib/listing/csv'
import { requestColumns } from '@/lib/requests/columns'
import { requestFilter } from '@/lib/requests/filter'
import { listRequests, requestSortColumns } from '@/lib/requests/list'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(request: Request): Promise<Response> {
  const filter = requestFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const at = Date.now()
  return csvResponse({
    name: 'requests',
    permission: 'requests.read',
    columns: requestColumns,
    values: requestFilter.serialise(filter),
    keys: requestSortColumns,
    fetch: cursor => listRequests(filter, cursor, csvPage, at),
    playerId: filter.player ?? undefined,
  })
}
