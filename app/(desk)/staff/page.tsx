import type { Metadata } from 'next'
import { Suspense } from 'react'
import { StaffTable } from '@/components/staff/staff-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import { requirePermission } from '@/lib/staff/current'
import { listStaff } from '@/lib/staff/list'

export const metadata: Metadata = { title: 'Staff' }

export default async function StaffPage() {
  await requirePermission('staff.read')
  return (
    <>
      <PageHead
        title="Staff"
        lead={
          <>
            Who may open the back office, and who is in it now. New people are made on the command line:{' '}
            <code>cage staff create</code>.
          </>
        }
      />
      <Suspense fallback={<TableSkeleton label="staff" />}>
        <List />
      </Suspense>
    </>
  )
}

async function List() {
  return <StaffTable rows={await listStaff()} />
}
