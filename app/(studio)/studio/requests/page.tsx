import type { Metadata } from 'next'
import { Suspense } from 'react'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import type { Query } from '@/lib/listing/filter'
import { requirePermission } from '@/lib/staff/current'
import { OwnCallsList } from './own-calls-list'

export const metadata: Metadata = { title: 'Calls' }

export default async function OwnCallsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('studio.read')
  return (
    <>
      <PageHead
        title="Calls"
        lead="What you asked of the wallet, and what it answered. A call with a key that does not exist is nobody’s, and not here."
      />
      <Suspense fallback={<TableSkeleton label="calls" />}>
        <OwnCallsList query={await searchParams} staff={staff} />
      </Suspense>
    </>
  )
}
