import { CasesEmpty } from '@/components/cases/cases-empty'
import { CasesFilterForm } from '@/components/cases/cases-filter'
import { CasesTable } from '@/components/cases/cases-table'
import { Pager } from '@/components/table/pager'
import { SavedViews } from '@/components/table/saved-views'
import { caseFilter } from '@/lib/cases/filter'
import { caseSortColumns, listCases } from '@/lib/cases/list'
import { listOwners } from '@/lib/cases/list-owners'
import { now } from '@/lib/clock'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { listStuckAfter } from '@/lib/providers/list-stuck-after'
import type { CurrentStaff } from '@/lib/staff/current'
import { permissions } from '@/lib/staff/permissions'
import { listViews } from '@/lib/views/list'
import { removeView, saveView } from '../views/actions'

/** A page of cases, for this member of staff. */
export async function List({ query, staff }: { query: Query; staff: CurrentStaff }) {
  const filter = caseFilter.parse(query)
  const values = caseFilter.serialise(filter)
  const cursor = parseCursor(query, caseSortColumns)
  const [page, providers, owners, views] = await Promise.all([
    listCases(filter, { staffId: staff.id, at: now() }, cursor),
    listStuckAfter(),
    listOwners(permissions['cases.manage'].roles),
    listViews(staff.id, 'cases'),
  ])
  return (
    <CasesTable
      rows={page.rows}
      tools={<CasesFilterForm {...{ filter, values, providers, owners }} />}
      foot={<Pager {...linksOf('/cases', values, page, cursor === null)} />}
      empty={<CasesEmpty isFiltered={!caseFilter.isBlank(filter)} />}
      views={
        <SavedViews
          list="cases"
          path="/cases"
          query={values}
          views={views}
          save={saveView}
          remove={removeView}
        />
      }
      csvHref={urlOf('/cases/csv', values)}
    />
  )
}
