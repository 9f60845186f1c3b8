import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { PlayerHead } from '@/components/players/player-head'
import { PlayerTabs } from '@/components/players/player-tabs'
import { TableSkeleton } from '@/components/table/table-skeleton'
import type { Query } from '@/lib/listing/filter'
import { getPlayerOverview } from '@/lib/players/overview'
import { playerPath, readPlayerId } from '@/lib/players/path'
import { parseTab, playerTabs } from '@/lib/players/tabs'
import { requirePermission } from '@/lib/staff/current'
import { recordView } from '@/lib/staff/view'
import { Actions } from './actions'
import { Section } from './section'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: readPlayerId((await params).id) ?? 'Player' }
}

export default async function PlayerPage({ params, searchParams }: Props) {
  const staff = await requirePermission('players.read')
  await requirePermission('ledger.read')
  const id = readPlayerId((await params).id)
  const player = id && (await getPlayerOverview(id))
  if (!player) notFound()
  await recordView(staff, 'player.view', { kind: 'player', id: player.id }, player.id)
  const query = await searchParams
  const tab = parseTab(query.tab)
  const path = playerPath(player.id)
  return (
    <>
      <PlayerHead player={player} path={path} actions={<Actions player={player} staff={staff} />} />
      <PlayerTabs
        path={path}
        current={tab}
        counts={{ cases: player.openCases, sessions: player.liveSessions }}
      />
      <Suspense key={tab} fallback={<TableSkeleton label={playerTabs[tab].toLowerCase()} />}>
        <Section tab={tab} player={player} query={query} staff={staff} />
      </Suspense>
    </>
  )
}
