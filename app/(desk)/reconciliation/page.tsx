import type { Metadata } from 'next'
import { Suspense } from 'react'
import { DemoStatement } from '@/components/reconciliation/demo-statement'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import type { Query } from '@/lib/listing/filter'
import { findDemoStatement } from '@/lib/reconciliation/demo-statement'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { RunsList } from './runs-list'

export const metadata: Metadata = { title: 'Reconciliation' }

export default async function ReconciliationPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('reconciliation.read')
  const against = reasonAgainst(staff.role, 'reconciliation.run')
  const demo = await findDemoStatement()
  return (
    <>
      <PageHead
        title="Reconciliation"
        lead="Providers' own statements laid beside the ledger: what is missing, doubled or different, line by line."
        actions={
          against ? null : (
            <LinkButton href="/reconciliation/new">Lay a statement beside the ledger</LinkButton>
          )
        }
      />
      <Stack>
        {demo ? <DemoStatement demo={demo} /> : null}
        <Suspense fallback={<TableSkeleton label="the runs" />}>
          <RunsList query={await searchParams} against={against} />
        </Suspense>
      </Stack>
    </>
  )
}
