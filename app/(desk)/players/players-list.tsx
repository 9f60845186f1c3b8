import { Suspense } from 'react'
import { PlayerTotals } from '@/components/players/player-totals'
import { PlayersEmpty } from '@/components/players/players-empty'
import { PlayersFilter } from '@/components/players/players-filter'
import { PlayersTable } from '@/components/players/players-table'
import { Pager } from '@/components/table/pager'
import { SavedViews } from '@/components/table/saved-views'
import { now } from '@/lib/clock'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { parseSort, serialiseSort, sortLinksOf } from '@/lib/listing/sort'
import { listPlayerCurrencies } from '@/lib/players/currencies'
import { type PlayerFilter, playerFilter, sortableFor } from '@/lib/players/filter'
import { balancesMax, listPlayers, playerSortColumns, playersPage } from '@/lib/players/list'
import { totalPlayers } from '@/lib/players/totals'
import { listViews } from '@/lib/views/list'
import { removeView, saveView } from '../views/actions'

const path = '/players'

/** A page of players, as the URL asks for it. */
export async function PlayersList({ query, staffId }: { query: Query; staffId: string }) {
  const filter = playerFilter.parse(query)
  const values = playerFilter.serialise(filter)
  const sortable = sortableFor(filter)
  const sort = parseSort(query, sortable)
  const order: Record<string, string> = serialiseSort(sort, sortable)
  const asked = { ...values, ...order }
  const cursor = parseCursor(query, playerSortColumns)
  const [page, currencies, views] = await Promise.all([
    listPlayers(filter, sort, cursor, playersPage, now(), balancesMax),
    listPlayerCurrencies(),
    listViews(staffId, 'players'),
  ])
  return (
    <PlayersTable
      rows={page.rows}
      sort={sortLinksOf(path, asked, sort, sortable)}
      csvHref={urlOf(`${path}/csv`, asked)}
      views={
        <SavedViews
          list="players"
          path={path}
          query={asked}
          views={views}
          save={saveView}
          remove={removeView}
        />
      }
      tools={<PlayersFilter filter={filter} values={values} keep={order} currencies={currencies} />}
      empty={<PlayersEmpty isFiltered={!playerFilter.isBlank(filter)} />}
      foot={
        <>
          <Suspense fallback={null}>
            <Totals
              filter={filter}
              isByBalance={sort.id === 'balance' || Boolean(filter.min || filter.max)}
            />
          </Suspense>
          <Pager
            {...linksOf(path, asked, page, cursor === null)}
            order={sort.id === 'createdAt' && sort.direction === 'descending' ? 'newest' : 'other'}
          />
        </>
      }
    />
  )
}

async function Totals({ filter, isByBalance }: { filter: PlayerFilter; isByBalance: boolean }) {
  return <PlayerTotals {...(await totalPlayers(filter))} isByBalance={isByBalance} />
}
