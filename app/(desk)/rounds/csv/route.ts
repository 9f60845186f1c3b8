import { csvPage } from '@/lib/listing/csv'
import { roundColumns } from '@/lib/rounds/columns'
import { roundFilter } from '@/lib/rounds/filter'
import { listRounds, roundSortColumns } from '@/lib/rounds/list'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(request: Request): Promise<Response> {
  const filter = roundFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const at = Date.now()
  return csvResponse({
    name: 'rounds',
    permission: 'rounds.read',
    columns: roundColumns,
    values: roundFilter.serialise(filter),
    keys: roundSortColumns,
    fetch: cursor => listRounds(filter, cursor, csvPage, at),
    playerId: filter.player ?? undefined,
  })
}
