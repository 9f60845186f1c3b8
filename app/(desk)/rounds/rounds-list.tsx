import { RoundsEmpty } from '@/components/rounds/rounds-empty'
import { RoundsFilter } from '@/components/rounds/rounds-filter'
import { RoundsTable } from '@/components/rounds/rounds-table'
import { Pager } from '@/components/table/pager'
import { SavedViews } from '@/components/table/saved-views'
import { now } from '@/lib/clock'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { listProviders } from '@/lib/providers/list'
import { roundFilter } from '@/lib/rounds/filter'
import { listRounds, roundSortColumns } from '@/lib/rounds/list'
import { listViews } from '@/lib/views/list'
import { removeView, saveView } from '../views/actions'

const path = '/rounds'

/** A page of rounds, as the URL asks for it. */
export async function RoundsList({ query, staffId }: { query: Query; staffId: string }) {
  const filter = roundFilter.parse(query)
  const values = roundFilter.serialise(filter)
  const cursor = parseCursor(query, roundSortColumns)
  const [page, providers, views] = await Promise.all([
    listRounds(filter, cursor),
    listProviders(now()),
    listViews(staffId, 'rounds'),
  ])
  return (
    <RoundsTable
      rows={page.rows}
      csvHref={urlOf(`${path}/csv`, values)}
      views={
        <SavedViews
          list="rounds"
          path={path}
          query={values}
          views={views}
          save={saveView}
          remove={removeView}
        />
      }
      tools={<RoundsFilter filter={filter} values={values} providers={providers.map(one => one.id)} />}
      foot={<Pager {...linksOf(path, values, page, cursor === null)} />}
      empty={<RoundsEmpty isFiltered={!roundFilter.isBlank(filter)} />}
    />
  )
}
