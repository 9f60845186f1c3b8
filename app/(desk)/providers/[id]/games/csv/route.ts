import { csvPage } from '@/lib/listing/csv'
import { gameColumns } from '@/lib/providers/games/columns'
import { gameFilter } from '@/lib/providers/games/filter'
import { gameSortColumns, listGames } from '@/lib/providers/games/list'
import { readProviderId } from '@/lib/providers/path'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = readProviderId((await params).id) ?? ''
  const filter = gameFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  return csvResponse({
    name: 'games',
    permission: 'providers.read',
    columns: gameColumns,
    values: { provider: id, ...gameFilter.serialise(filter) },
    keys: gameSortColumns,
    fetch: cursor => listGames(id, filter, cursor, csvPage),
  })
}
