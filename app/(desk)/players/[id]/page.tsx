import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { PlayerHead } from '@/components/players/player-head'
import { TableSkeleton } from '@/components/table/table-skeleton'
import type { Query } from '@/lib/listing/filter'
import { getPlayerOverview } from '@/lib/players/overview'
import { requirePermission } from '@/lib/staff/current'
import { Entry } from './entry'
import { Ledger } from './ledger'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decode((await params).id) ?? 'Player' }
}

export default async function PlayerPage({ params, searchParams }: Props) {
  await requirePermission('players.read')
  await requirePermission('ledger.read')
  const id = decode((await params).id)
  const player = id && (await getPlayerOverview(id))
  if (!player) notFound()
  const query = await searchParams
  return (
    <>
      <PlayerHead player={player} />
      <Suspense fallback={<TableSkeleton label="ledger" />}>
        <Ledger player={player} query={query} />
      </Suspense>
      <Suspense fallback={null}>
        <Entry player={player} query={query} />
      </Suspense>
    </>
  )
}

/** A player's id may hold anything but control characters; what is no percent-encoding is nobody. */
function decode(segment: string): string | null {
  try {
    const id = decodeURIComponent(segment)
    return /\p{Cc}|\p{Cs}/u.test(id) ? null : id
  } catch {
    return null
  }
}
