import { AuditEmpty } from '@/components/audit/audit-empty'
import { AuditFilter } from '@/components/audit/audit-filter'
import { AuditLog } from '@/components/audit/audit-table'
import { Pager } from '@/components/table/pager'
import { SavedViews } from '@/components/table/saved-views'
import { auditFilter } from '@/lib/audit/filter'
import { auditSortColumns, listAudit } from '@/lib/audit/list'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { listStaffNames } from '@/lib/staff/list-names'
import { listViews } from '@/lib/views/list'
import { removeView, saveView } from '../views/actions'

/** A page of the audit. `staffId`: whose views are offered. */
export async function List({ query, staffId }: { query: Query; staffId: string }) {
  const filter = auditFilter.parse(query)
  const values = auditFilter.serialise(filter)
  const cursor = parseCursor(query, auditSortColumns)
  const [page, staff, views] = await Promise.all([
    listAudit(filter, cursor),
    listStaffNames(),
    listViews(staffId, 'audit'),
  ])
  return (
    <AuditLog
      rows={page.rows}
      openId={typeof query.event === 'string' ? query.event : null}
      views={
        <SavedViews
          list="audit"
          path="/audit"
          query={values}
          views={views}
          save={saveView}
          remove={removeView}
        />
      }
      csvHref={urlOf('/audit/csv', values)}
      tools={<AuditFilter filter={filter} values={values} people={staff} />}
      foot={<Pager {...linksOf('/audit', values, page, cursor === null)} />}
      empty={<AuditEmpty isFiltered={!auditFilter.isBlank(filter)} />}
    />
  )
}
