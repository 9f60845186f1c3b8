import type { Metadata } from 'next'
import { Suspense } from 'react'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import type { Query } from '@/lib/listing/filter'
import { requirePermission } from '@/lib/staff/current'
import { Balance } from './balance'
import { Held } from './held'

export const metadata: Metadata = { title: 'Trial balance' }

export default async function TrialBalancePage({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePermission('settlement.read')
  const query = await searchParams
  return (
    <>
      <PageHead
        title="Trial balance"
        lead="Every account at a moment, held against the players' wallets and the settlement; and what players hold."
      />
      <Stack>
        <Suspense fallback={<TableSkeleton label="the balance" />}>
          <Balance query={query} />
        </Suspense>
        <Suspense fallback={<TableSkeleton label="what players hold" />}>
          <Held />
        </Suspense>
      </Stack>
    </>
  )
}
