import type { NextRequest } from 'next/server'
import { csvPage } from '@/lib/listing/csv'
import { parseSort, serialiseSort } from '@/lib/listing/sort'
import { playerColumns } from '@/lib/players/columns'
import { playerFilter, sortableFor } from '@/lib/players/filter'
import { listPlayers, playerSortColumns } from '@/lib/players/list'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(request: NextRequest): Promise<Response> {
  const query = Object.fromEntries(request.nextUrl.searchParams)
  const filter = playerFilter.parse(query)
  const sortable = sortableFor(filter)
  const sort = parseSort(query, sortable)
  return csvResponse({
    name: 'players',
    permission: 'players.read',
    columns: playerColumns,
    values: { ...playerFilter.serialise(filter), ...serialiseSort(sort, sortable) },
    keys: playerSortColumns,
    fetch: cursor => listPlayers(filter, sort, cursor, csvPage),
  })
}
