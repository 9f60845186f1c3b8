import { listOwnCalls } from '@/lib/engineers/own-calls'
import { csvPage } from '@/lib/listing/csv'
import { ownRequestColumns } from '@/lib/requests/columns'
import { requestFilter } from '@/lib/requests/filter'
import { requestSortColumns } from '@/lib/requests/list'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(request: Request): Promise<Response> {
  const asked = requestFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const filter = { ...asked, provider: null }
  const at = Date.now()
  return csvResponse({
    name: 'own-requests',
    permission: 'studio.read',
    columns: ownRequestColumns,
    values: requestFilter.serialise(filter),
    keys: requestSortColumns,
    fetch: (cursor, staff) => listOwnCalls(staff, filter, cursor, csvPage, at),
    playerId: filter.player ?? undefined,
  })
}
