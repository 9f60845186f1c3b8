import type { Metadata } from 'next'
import { Suspense } from 'react'
import { StuckAfter } from '@/components/cases/stuck-after'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import { readQueueFigures } from '@/lib/cases/queue-figures'
import { now } from '@/lib/clock'
import type { Query } from '@/lib/listing/filter'
import { listStuckAfter } from '@/lib/providers/list-stuck-after'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { List } from './list'

export const metadata: Metadata = { title: 'Stuck rounds' }

export default async function StuckPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('cases.read')
  const against = reasonAgainst(staff.role, 'providers.stuck')
  const query = await searchParams
  return (
    <>
      <PageHead
        title="Stuck rounds"
        lead={
          <Suspense fallback="Rounds that are open too long and not settled, the oldest first.">
            <Lead />
          </Suspense>
        }
        actions={<StuckAfter providers={await listStuckAfter()} against={against} />}
      />
      <Suspense fallback={<TableSkeleton label="stuck rounds" />}>
        <List query={query} staff={staff} />
      </Suspense>
    </>
  )
}

async function Lead() {
  const { stuck, oldest } = await readQueueFigures(now())
  if (!oldest) return 'Rounds that are open too long and not settled: there are none.'
  return `${stuck} open too long and not settled, the oldest first: it has waited for ${oldest.age}.`
}
