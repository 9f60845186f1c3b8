import type { Metadata } from 'next'
import { Suspense } from 'react'
import { OpenCase } from '@/components/cases/open-case'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import type { Query } from '@/lib/listing/filter'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { List } from './list'

export const metadata: Metadata = { title: 'Cases' }

export default async function CasesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('cases.read')
  return (
    <>
      <PageHead
        title="Cases"
        lead="What a person must look at: opened by the rules, by the sweep, or by hand."
        actions={<OpenCase against={reasonAgainst(staff.role, 'cases.manage')} />}
      />
      <Suspense fallback={<TableSkeleton label="cases" />}>
        <List query={await searchParams} staff={staff} />
      </Suspense>
    </>
  )
}
