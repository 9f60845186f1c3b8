import { LiveSwitch } from '@/components/ledger/live-switch'
import { RequestsEmpty } from '@/components/requests/requests-empty'
import { RequestsFilter } from '@/components/requests/requests-filter'
import { OwnRequestsTable } from '@/components/requests/requests-table'
import { Pager } from '@/components/table/pager'
import { now } from '@/lib/clock'
import { listOwnCalls } from '@/lib/engineers/own-calls'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { requestFilter } from '@/lib/requests/filter'
import { callsKeptSince } from '@/lib/requests/kept-since'
import { requestSortColumns } from '@/lib/requests/list'
import type { CurrentStaff } from '@/lib/staff/current'

const path = '/studio/requests'

/** A page of the calls of an engineer's own provider, as the URL asks for it. */
export async function OwnCallsList({ query, staff }: { query: Query; staff: CurrentStaff }) {
  const filter = { ...requestFilter.parse(query), provider: null }
  const values = requestFilter.serialise(filter)
  const cursor = parseCursor(query, requestSortColumns)
  const isFirst = cursor === null
  const page = await listOwnCalls(staff, filter, cursor)
  return (
    <OwnRequestsTable
      rows={page.rows}
      isLive={isFirst}
      csvHref={urlOf(`${path}/csv`, values)}
      views={<LiveSwitch isFirstPage={isFirst} />}
      tools={<RequestsFilter filter={filter} values={values} path={path} providers={null} />}
      foot={<Pager {...linksOf(path, values, page, isFirst)} />}
      empty={
        <RequestsEmpty
          isFiltered={!requestFilter.isBlank(filter)}
          keptSince={callsKeptSince(now())}
          path={path}
        />
      }
    />
  )
}
