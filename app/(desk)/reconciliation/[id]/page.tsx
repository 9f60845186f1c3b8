import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { RunHead } from '@/components/reconciliation/run-head'
import { RunResult } from '@/components/reconciliation/run-result'
import { RunState } from '@/components/reconciliation/run-state'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Stack } from '@/components/ui/stack'
import type { Query } from '@/lib/listing/filter'
import { getReconciliation } from '@/lib/reconciliation/get'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { Differences } from './differences'

export const metadata: Metadata = { title: 'Reconciliation' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function RunPage({ params, searchParams }: Props) {
  const staff = await requirePermission('reconciliation.read')
  const run = await getReconciliation((await params).id)
  if (!run) notFound()
  const against = reasonAgainst(staff.role, 'reconciliation.run')
  return (
    <>
      <RunHead run={run} />
      {run.counts ? (
        <Stack>
          <RunResult run={run} counts={run.counts} />
          <Suspense fallback={<TableSkeleton label="the differences" />}>
            <Differences run={run} query={await searchParams} against={against} />
          </Suspense>
        </Stack>
      ) : (
        <RunState run={run} />
      )}
    </>
  )
}
