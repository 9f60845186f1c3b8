import { csvPage } from '@/lib/listing/csv'
import { readPlayerId } from '@/lib/players/path'
import { sessionColumns } from '@/lib/sessions/columns'
import { listSessions, sessionFilter, sessionSortColumns } from '@/lib/sessions/list'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = readPlayerId((await params).id) ?? ''
  const filter = sessionFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  return csvResponse({
    name: 'sessions',
    permission: 'players.read',
    columns: sessionColumns,
    values: { player: id, ...sessionFilter.serialise(filter) },
    keys: sessionSortColumns,
    fetch: cursor => listSessions(id, filter, cursor, csvPage),
    playerId: id,
  })
}
