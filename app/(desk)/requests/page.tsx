import type { Metadata } from 'next'
import { Suspense } from 'react'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import type { Query } from '@/lib/listing/filter'
import { requirePermission } from '@/lib/staff/current'
import { CallsList } from './calls-list'

export const metadata: Metadata = { title: 'Calls' }

export default async function RequestsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('requests.read')
  return (
    <>
      <PageHead title="Calls" lead="What providers and the platform asked of us, and what we answered." />
      <Suspense fallback={<TableSkeleton label="calls" />}>
        <CallsList query={await searchParams} staffId={staff.id} />
      </Suspense>
    </>
  )
}
