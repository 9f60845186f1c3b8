import type { Metadata } from 'next'
import { Suspense } from 'react'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import type { Query } from '@/lib/listing/filter'
import { requirePermission } from '@/lib/staff/current'
import { PlayersList } from './players-list'

export const metadata: Metadata = { title: 'Players' }

export default async function PlayersPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('players.read')
  return (
    <>
      <PageHead title="Players" lead="Everyone with a wallet." />
      <Suspense fallback={<TableSkeleton label="players" />}>
        <PlayersList query={await searchParams} staffId={staff.id} />
      </Suspense>
    </>
  )
}
