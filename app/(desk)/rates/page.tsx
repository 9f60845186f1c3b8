import type { Metadata } from 'next'
import { Suspense } from 'react'
import { SetRate } from '@/components/rates/set-rate'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import { now, toDay } from '@/lib/clock'
import { readBaseCurrency } from '@/lib/fx/base'
import type { Query } from '@/lib/listing/filter'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { Alarms, Table } from './parts'

export const metadata: Metadata = { title: 'Rates' }

export default async function RatesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('rates.read')
  const base = await readBaseCurrency()
  const against = reasonAgainst(staff.role, 'rates.manage')
  return (
    <>
      <PageHead
        title="Rates"
        lead={`${base} per unit of each currency, by day. Nothing is overwritten: a correction is a revision. ${against ?? ''}`}
        actions={
          <>
            <LinkButton href="/rates/import">Import a file</LinkButton>
            <SetRate against={against} baseCurrency={base} today={toDay(now())} />
          </>
        }
      />
      <Stack>
        <Suspense fallback={<TableSkeleton label="alarms" />}>
          <Alarms />
        </Suspense>
        <Suspense fallback={<TableSkeleton label="rates" />}>
          <Table query={await searchParams} />
        </Suspense>
      </Stack>
    </>
  )
}
