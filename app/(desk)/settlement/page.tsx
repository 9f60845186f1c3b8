import type { Metadata } from 'next'
import { Suspense } from 'react'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import type { Query } from '@/lib/listing/filter'
import { requirePermission } from '@/lib/staff/current'
import { SettlementList } from './settlement-list'

export const metadata: Metadata = { title: 'Settlement' }

export default async function SettlementPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePermission('settlement.read')
  return (
    <>
      <PageHead
        title="Settlement"
        lead="What was played at each provider by business day. Every figure leads to the transactions it is made of."
      />
      <Suspense fallback={<TableSkeleton label="the settlement" />}>
        <SettlementList query={await searchParams} />
      </Suspense>
    </>
  )
}
