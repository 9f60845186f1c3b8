import { StuckEmpty } from '@/components/cases/stuck-empty'
import { StuckFilterForm } from '@/components/cases/stuck-filter'
import { StuckTable } from '@/components/cases/stuck-table'
import { Pager } from '@/components/table/pager'
import { SavedViews } from '@/components/table/saved-views'
import { stuckFilter } from '@/lib/cases/filter'
import { caseSortColumns, listStuck } from '@/lib/cases/list'
import { listOwners } from '@/lib/cases/list-owners'
import { now } from '@/lib/clock'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { listPlayerCurrencies } from '@/lib/players/currencies'
import { listStuckAfter } from '@/lib/providers/list-stuck-after'
import type { CurrentStaff } from '@/lib/staff/current'
import { permissions, reasonAgainst } from '@/lib/staff/permissions'
import { listViews } from '@/lib/views/list'
import { removeView, saveView } from '../views/actions'

/** A page of the queue, for this member of staff. */
export async function List({ query, staff }: { query: Query; staff: CurrentStaff }) {
  const filter = stuckFilter.parse(query)
  const values = stuckFilter.serialise(filter)
  const cursor = parseCursor(query, caseSortColumns)
  const [page, providers, owners, currencies, views] = await Promise.all([
    listStuck(filter, { staffId: staff.id, at: now() }, cursor),
    listStuckAfter(),
    listOwners(permissions['cases.manage'].roles),
    listPlayerCurrencies(),
    listViews(staff.id, 'stuck'),
  ])
  return (
    <StuckTable
      rows={page.rows}
      desk={{ staffId: staff.id, against: reasonAgainst(staff.role, 'cases.manage') }}
      tools={<StuckFilterForm {...{ filter, values, providers, owners, currencies }} />}
      foot={<Pager {...linksOf('/stuck', values, page, cursor === null)} />}
      empty={<StuckEmpty isFiltered={!stuckFilter.isBlank(filter)} />}
      views={
        <SavedViews
          list="stuck"
          path="/stuck"
          query={values}
          views={views}
          save={saveView}
          remove={removeView}
        />
      }
      csvHref={urlOf('/stuck/csv', values)}
    />
  )
}
