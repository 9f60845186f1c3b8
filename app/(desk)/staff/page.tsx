import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Invite } from '@/components/staff/invite'
import { StaffFilter } from '@/components/staff/staff-filter'
import { StaffTable } from '@/components/staff/staff-table'
import { Pager } from '@/components/table/pager'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import { State } from '@/components/ui/state'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { requirePermission } from '@/lib/staff/current'
import { staffFilter } from '@/lib/staff/filter'
import { listStaff, staffSortColumns } from '@/lib/staff/list'
import { deskRoles, reasonAgainst } from '@/lib/staff/permissions'
import { invite } from './actions'

export const metadata: Metadata = { title: 'Staff' }

export default async function StaffPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { role } = await requirePermission('staff.read')
  return (
    <>
      <PageHead
        title="Staff"
        lead="Who may open the back office, and who is in it now."
        actions={
          <Invite
            label="Invite somebody"
            roles={deskRoles}
            invite={invite}
            against={reasonAgainst(role, 'staff.manage')}
          />
        }
      />
      <Suspense fallback={<TableSkeleton label="staff" />}>
        <List query={await searchParams} />
      </Suspense>
    </>
  )
}

async function List({ query }: { query: Query }) {
  const filter = staffFilter.parse(query)
  const values = staffFilter.serialise(filter)
  const cursor = parseCursor(query, staffSortColumns)
  const page = await listStaff(filter, cursor)
  return (
    <StaffTable
      rows={page.rows}
      csvHref={urlOf('/staff/csv', values)}
      tools={<StaffFilter filter={filter} values={values} />}
      empty={<State kind="no-match" title="Nobody like that works here" />}
      foot={<Pager {...linksOf('/staff', values, page, cursor === null)} order="other" />}
    />
  )
}
