import type { Metadata } from 'next'
import { FirstCall } from '@/components/studio/first-call'
import { MagicTable } from '@/components/studio/magic-table'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import { State } from '@/components/ui/state'
import { ownProvider } from '@/lib/engineers/own'
import { magicPlayers, magicToken } from '@/lib/players/magic'
import { getProvider } from '@/lib/providers/get'
import { requirePermission } from '@/lib/staff/current'

export const metadata: Metadata = { title: 'Sandbox' }

export default async function SandboxPage() {
  const staff = await requirePermission('studio.read')
  const { id, mode, games } = await getProvider(ownProvider(staff))
  const rows = Object.entries(magicPlayers).map(([playerId, { does }]) => ({
    id: playerId,
    token: magicToken(playerId, id),
    does,
  }))
  const game = games.find(one => one.status === 'enabled')
  return (
    <>
      <PageHead
        title="Sandbox"
        lead="Magic players: test players in EUR that are there as soon as you name one, with a token that never has to be asked for."
      />
      {mode === 'sandbox' ? (
        <Stack>
          <MagicTable rows={rows} />
          <FirstCall token={magicToken('magic-ok', id)} gameId={game?.id ?? null} />
        </Stack>
      ) : (
        <State kind="empty" title="Your provider is live">
          Its keys touch real players only, and there is no magic among them. Ask the operator for a sandbox
          provider beside it.
        </State>
      )}
    </>
  )
}
