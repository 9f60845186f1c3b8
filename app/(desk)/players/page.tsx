import type { Metadata } from 'next'
import { Suspense } from 'react'
import { PlayerTotals } from '@/components/players/player-totals'
import { PlayersEmpty } from '@/components/players/players-empty'
import { PlayersFilter } from '@/components/players/players-filter'
import { PlayersTable } from '@/components/players/players-table'
import { Pager } from '@/components/table/pager'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf } from '@/lib/listing/links'
import { listPlayerCurrencies } from '@/lib/players/currencies'
import { type PlayerFilter, playerFilter } from '@/lib/players/filter'
import { listPlayers, playerSortColumns } from '@/lib/players/list'
import { totalPlayers } from '@/lib/players/totals'
import { requirePermission } from '@/lib/staff/current'

export const metadata: Metadata = { title: 'Players' }

export default async function PlayersPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePermission('players.read')
  return (
    <>
      <PageHead title="Players" lead="Everyone with a wallet, newest first." />
      <Suspense fallback={<TableSkeleton label="players" />}>
        <List query={await searchParams} />
      </Suspense>
    </>
  )
}

async function List({ query }: { query: Query }) {
  const filter = playerFilter.parse(query)
  const values = playerFilter.serialise(filter)
  const cursor = parseCursor(query, playerSortColumns)
  const [page, currencies] = await Promise.all([listPlayers(filter, cursor), listPlayerCurrencies()])
  const foot = (
    <>
      <Suspense fallback={null}>
        <Totals filter={filter} />
      </Suspense>
      <Pager {...linksOf('/players', values, page, cursor === null)} />
    </>
  )
  const tools = <PlayersFilter filter={filter} values={values} currencies={currencies} />
  return (
    <PlayersTable
      rows={page.rows}
      tools={tools}
      foot={foot}
      empty={<PlayersEmpty isFiltered={!playerFilter.isBlank(filter)} />}
    />
  )
}

async function Totals({ filter }: { filter: PlayerFilter }) {
  return <PlayerTotals {...(await totalPlayers(filter))} />
}
