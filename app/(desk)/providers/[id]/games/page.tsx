import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GamesEmpty } from '@/components/games/games-empty'
import { GamesFilter } from '@/components/games/games-filter'
import { GamesTable } from '@/components/games/games-table'
import { Pager } from '@/components/table/pager'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { gameFilter } from '@/lib/providers/games/filter'
import { gameSortColumns, listGames } from '@/lib/providers/games/list'
import { getProviderOverview } from '@/lib/providers/overview'
import { providerPath, readProviderId } from '@/lib/providers/path'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export const metadata: Metadata = { title: 'Games' }

export default async function GamesPage({ params, searchParams }: Props) {
  const { role } = await requirePermission('providers.read')
  const id = readProviderId((await params).id)
  if (!id || !(await getProviderOverview(id, Date.now()))) notFound()
  const query = await searchParams
  const filter = gameFilter.parse(query)
  const values = gameFilter.serialise(filter)
  const cursor = parseCursor(query, gameSortColumns)
  const page = await listGames(id, filter, cursor)
  const path = `${providerPath(id)}/games`
  return (
    <GamesTable
      providerId={id}
      rows={page.rows}
      against={reasonAgainst(role, 'games.manage')}
      csvHref={urlOf(`${path}/csv`, values)}
      filter={<GamesFilter path={path} filter={filter} values={values} />}
      empty={<GamesEmpty isBlank={gameFilter.isBlank(filter)} />}
      foot={<Pager {...linksOf(path, values, page, cursor === null)} order="other" />}
    />
  )
}
