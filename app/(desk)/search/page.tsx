import type { Metadata } from 'next'
import { Suspense } from 'react'
import { Hits } from '@/components/search/hits'
import { SearchForm } from '@/components/search/search-form'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import type { Query } from '@/lib/listing/filter'
import { find } from '@/lib/search/find'
import { recordSearch } from '@/lib/search/record'
import { type CurrentStaff, requirePermission } from '@/lib/staff/current'

export const metadata: Metadata = { title: 'Search' }

export default async function SearchPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('desk.read')
  const { q } = await searchParams
  const query = (Array.isArray(q) ? q[0] : q) ?? ''
  return (
    <>
      <PageHead
        title="Search"
        lead="By any id of ours, of the provider or of the player, or by how a player's name begins."
      />
      <SearchForm query={query} />
      {query.trim() ? (
        <Suspense key={query} fallback={<TableSkeleton label="results" />}>
          <Results query={query} staff={staff} />
        </Suspense>
      ) : null}
    </>
  )
}

async function Results({ query, staff }: { query: string; staff: CurrentStaff }) {
  const found = await find(query, staff.role)
  await recordSearch(staff, query, found)
  return <Hits found={found} />
}
