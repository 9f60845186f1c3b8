import type { Metadata } from 'next'
import { Suspense } from 'react'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import type { Query } from '@/lib/listing/filter'
import { requirePermission } from '@/lib/staff/current'
import { Event } from './event'
import { List } from './list'

export const metadata: Metadata = { title: 'Audit' }

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { id } = await requirePermission('audit.read')
  const query = await searchParams
  return (
    <>
      <PageHead title="Audit" lead="Who did what, when, and from where. Nobody can change it." />
      <Suspense fallback={<TableSkeleton label="audit" />}>
        <List query={query} staffId={id} />
      </Suspense>
      <Suspense fallback={null}>
        {typeof query.event === 'string' ? <Event id={query.event} /> : null}
      </Suspense>
    </>
  )
}
