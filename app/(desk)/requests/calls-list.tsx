import { LiveSwitch } from '@/components/ledger/live-switch'
import { RequestsEmpty } from '@/components/requests/requests-empty'
import { RequestsFilter } from '@/components/requests/requests-filter'
import { RequestsTable } from '@/components/requests/requests-table'
import { Pager } from '@/components/table/pager'
import { SavedViews } from '@/components/table/saved-views'
import { now } from '@/lib/clock'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { listProviders } from '@/lib/providers/list'
import { requestFilter } from '@/lib/requests/filter'
import { callsKeptSince } from '@/lib/requests/kept-since'
import { listRequests, requestSortColumns } from '@/lib/requests/list'
import { listViews } from '@/lib/views/list'
import { removeView, saveView } from '../views/actions'

const path = '/requests'

/** A page of the request log, as the URL asks for it; its first page follows what arrives. */
export async function CallsList({ query, staffId }: { query: Query; staffId: string }) {
  const filter = requestFilter.parse(query)
  const values = requestFilter.serialise(filter)
  const cursor = parseCursor(query, requestSortColumns)
  const isFirst = cursor === null
  const [page, providers, views] = await Promise.all([
    listRequests(filter, cursor),
    listProviders(now()),
    listViews(staffId, 'requests'),
  ])
  return (
    <RequestsTable
      rows={page.rows}
      isLive={isFirst}
      csvHref={urlOf(`${path}/csv`, values)}
      views={
        <>
          <LiveSwitch isFirstPage={isFirst} />
          <SavedViews
            list="requests"
            path={path}
            query={values}
            views={views}
            save={saveView}
            remove={removeView}
          />
        </>
      }
      tools={<RequestsFilter filter={filter} values={values} providers={providers.map(one => one.id)} />}
      foot={<Pager {...linksOf(path, values, page, isFirst)} />}
      empty={<RequestsEmpty isFiltered={!requestFilter.isBlank(filter)} keptSince={callsKeptSince(now())} />}
    />
  )
}
