import { Suspense } from 'react'
import { ExportLedger } from '@/components/exports/export-ledger'
import { BrowseEmpty } from '@/components/ledger/browse-empty'
import { BrowseFilter } from '@/components/ledger/browse-filter'
import { BrowseTable } from '@/components/ledger/browse-table'
import { AddingUp, BrowseTotals } from '@/components/ledger/browse-totals'
import { Pager } from '@/components/table/pager'
import { SavedViews } from '@/components/table/saved-views'
import { now } from '@/lib/clock'
import { browseFilter, type BrowseFilter as Filter } from '@/lib/ledger/browse/filter'
import { browseSortColumns } from '@/lib/ledger/browse/list'
import { readBrowsed, readTotals } from '@/lib/ledger/browse/read'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf } from '@/lib/listing/links'
import { listProviders } from '@/lib/providers/list'
import { listViews } from '@/lib/views/list'
import { removeView, saveView } from '../views/actions'

const path = '/ledger'
const nothing = { rows: [], next: null, previous: null }

/** A page of the ledger, as the URL asks for it; what all of it comes to follows when it is added up. */
export async function Entries({ query, staffId }: { query: Query; staffId: string }) {
  const filter = browseFilter.parse(query)
  const values = browseFilter.serialise(filter)
  const cursor = parseCursor(query, browseSortColumns)
  const [{ value: page, note }, providers, views] = await Promise.all([
    readBrowsed(filter, cursor),
    listProviders(now()),
    listViews(staffId, 'ledger'),
  ])
  return (
    <BrowseTable
      rows={page?.rows ?? []}
      tools={
        <>
          <BrowseFilter
            path={path}
            filter={filter}
            values={values}
            providers={providers.map(one => one.id)}
          />
          {note}
        </>
      }
      views={
        <>
          <SavedViews
            list="ledger"
            path={path}
            query={values}
            views={views}
            save={saveView}
            remove={removeView}
          />
          <ExportLedger asked={values} />
        </>
      }
      empty={<BrowseEmpty isLate={page === null} isFiltered={!browseFilter.isBlank(filter)} />}
      foot={
        <>
          <Suspense key={JSON.stringify(values)} fallback={<AddingUp />}>
            <Totals filter={filter} />
          </Suspense>
          <Pager {...linksOf(path, values, page ?? nothing, cursor === null)} />
        </>
      }
    />
  )
}

async function Totals({ filter }: { filter: Filter }) {
  const { value } = await readTotals(filter)
  return <BrowseTotals totals={value} />
}
