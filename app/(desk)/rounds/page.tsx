import type { Metadata } from 'next'
import { Suspense } from 'react'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import type { Query } from '@/lib/listing/filter'
import { requirePermission } from '@/lib/staff/current'
import { RoundsList } from './rounds-list'

export const metadata: Metadata = { title: 'Rounds' }

export default async function RoundsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('rounds.read')
  return (
    <>
      <PageHead title="Rounds" lead="What players played, the last opened first." />
      <Suspense fallback={<TableSkeleton label="rounds" />}>
        <RoundsList query={await searchParams} staffId={staff.id} />
      </Suspense>
    </>
  )
}
