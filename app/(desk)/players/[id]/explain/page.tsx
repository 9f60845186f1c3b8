import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Explanation } from '@/components/players/explanation'
import { PlayerHead } from '@/components/players/player-head'
import { State } from '@/components/ui/state'
import type { Query } from '@/lib/listing/filter'
import { explainBalance } from '@/lib/players/explain-balance'
import { getPlayerOverview } from '@/lib/players/overview'
import { playerPath, readPlayerId } from '@/lib/players/path'
import { requirePermission } from '@/lib/staff/current'
import { recordView } from '@/lib/staff/view'
import { uuidPattern } from '@/lib/text'

export const metadata: Metadata = { title: 'A balance explained' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function ExplainPage({ params, searchParams }: Props) {
  const staff = await requirePermission('players.read')
  await requirePermission('ledger.read')
  const id = readPlayerId((await params).id)
  const player = id && (await getPlayerOverview(id))
  if (!player) notFound()
  await recordView(staff, 'player.view', { kind: 'player', id: player.id }, player.id)
  const { entry } = await searchParams
  const { walletId, currency } = player
  const isNamed = typeof entry === 'string'
  const explained =
    walletId && (!isNamed || uuidPattern.test(entry))
      ? await explainBalance({ id: walletId, currency }, isNamed ? entry : undefined)
      : null
  const path = playerPath(player.id)
  return (
    <>
      <PlayerHead player={player} path={path} place="This balance, explained" />
      {explained ? (
        <Explanation explained={explained} currency={currency} path={path} />
      ) : (
        <State kind="missing" title="No such entry in this ledger">
          The link may be cut short, or belong to another player.
        </State>
      )}
    </>
  )
}
