import type { Metadata } from 'next'
import { Suspense } from 'react'
import { ApprovalsFilter } from '@/components/approvals/approvals-filter'
import { ApprovalsTable } from '@/components/approvals/approvals-table'
import { Pager } from '@/components/table/pager'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import { approvalFilter } from '@/lib/approvals/filter'
import { approvalSortColumns, listApprovals } from '@/lib/approvals/list'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { requirePermission } from '@/lib/staff/current'

export const metadata: Metadata = { title: 'Approvals' }

const path = '/approvals'

export default async function ApprovalsPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePermission('approvals.read')
  return (
    <>
      <PageHead
        title="Approvals"
        lead="What waits for a second person: nothing of it is posted before somebody else approves it."
      />
      <Suspense fallback={<TableSkeleton label="approvals" />}>
        <List query={await searchParams} />
      </Suspense>
    </>
  )
}

async function List({ query }: { query: Query }) {
  const filter = approvalFilter.parse(query)
  const values = approvalFilter.serialise(filter)
  const cursor = parseCursor(query, approvalSortColumns)
  const page = await listApprovals(filter, cursor)
  return (
    <ApprovalsTable
      rows={page.rows}
      isFiltered={!approvalFilter.isBlank(filter)}
      tools={<ApprovalsFilter filter={filter} values={values} />}
      foot={<Pager {...linksOf(path, values, page, cursor === null)} />}
      csvHref={urlOf(`${path}/csv`, values)}
    />
  )
}
