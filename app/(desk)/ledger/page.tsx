import type { Metadata } from 'next'
import { Suspense } from 'react'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import type { Query } from '@/lib/listing/filter'
import { requirePermission } from '@/lib/staff/current'
import { Entries } from './entries'

export const metadata: Metadata = { title: 'Ledger' }

export default async function LedgerPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('ledger.browse')
  return (
    <>
      <PageHead
        title="Ledger"
        lead="Every transaction of every player, the newest first, with what it posted and against which account."
      />
      <Suspense fallback={<TableSkeleton label="the ledger" />}>
        <Entries query={await searchParams} staffId={staff.id} />
      </Suspense>
    </>
  )
}
