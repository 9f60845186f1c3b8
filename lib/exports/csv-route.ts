import { now } from '@/lib/clock'
import { csvResponse } from '@/lib/staff/csv'
import { currentStaff } from '@/lib/staff/current'
import { exportKinds, type ListKind, readListHref } from './kinds'
import { openList } from './lists'

/** The route that has a list as CSV at once, as it is filtered: streamed, and kept nowhere. */
export function csvRoute(kind: ListKind): (request: Request) => Promise<Response> {
  return async request => {
    const { pathname, search } = new URL(request.url)
    const list = readListHref(pathname + search)
    if (list?.kind !== kind) return new Response('There is no such list.\n', { status: 404 })
    const staff = await currentStaff()
    const asker = { staffId: staff?.id ?? '', providerId: staff?.providerId ?? null, at: now() }
    const { asked, columns, keys, fetch, playerId } = openList(kind, list.asked, asker)
    const { read, takes } = exportKinds[kind]
    return csvResponse({ name: kind, permission: read, takes, columns, values: asked, keys, fetch, playerId })
  }
}
