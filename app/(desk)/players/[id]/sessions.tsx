import { EndSessions } from '@/components/players/end-sessions'
import { SessionsEmpty } from '@/components/players/sessions-empty'
import { SessionsFilter } from '@/components/players/sessions-filter'
import { PlayerSessionsTable } from '@/components/players/sessions-table'
import { Pager } from '@/components/table/pager'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { listPlayerProviders } from '@/lib/players/overview'
import { playerPath } from '@/lib/players/path'
import { listSessions, sessionFilter, sessionSortColumns } from '@/lib/sessions/list'
import { reasonAgainst } from '@/lib/staff/permissions'
import type { SectionProps } from './section'

const tab = { tab: 'sessions' }

/** The player's sessions, the last opened first; one or all that run can be ended. */
export async function Sessions({ player, query, staff }: SectionProps) {
  const filter = sessionFilter.parse(query)
  const values = sessionFilter.serialise(filter)
  const cursor = parseCursor(query, sessionSortColumns)
  const path = playerPath(player.id)
  const [page, providers] = await Promise.all([
    listSessions(player.id, filter, cursor),
    listPlayerProviders(player.id),
  ])
  const against = reasonAgainst(staff.role, 'players.manage')
  return (
    <PlayerSessionsTable
      rows={page.rows.map(row => ({ ...row, playerId: player.id, against }))}
      csvHref={urlOf(`${path}/sessions/csv`, values)}
      tools={<SessionsFilter path={path} filter={filter} values={values} keep={tab} providers={providers} />}
      views={<EndSessions playerId={player.id} running={player.liveSessions} against={against} />}
      empty={<SessionsEmpty isFiltered={!sessionFilter.isBlank(filter)} clearHref={urlOf(path, tab)} />}
      foot={<Pager {...linksOf(path, { ...tab, ...values }, page, cursor === null)} />}
    />
  )
}
