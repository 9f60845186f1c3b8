import { BalanceOverTime } from '@/components/players/balance-over-time'
import { State } from '@/components/ui/state'
import { readBalanceCurve } from '@/lib/players/balance-curve'
import { playerPath } from '@/lib/players/path'
import type { SectionProps } from './section'

/** How the balance came to be where it is, as a line and as a table. */
export async function Balance({ player }: SectionProps) {
  const curve = player.walletId
    ? await readBalanceCurve({ id: player.walletId, currency: player.currency })
    : { points: [], isSampled: false }
  if (curve.points.length === 0) {
    return (
      <State kind="empty" title="No balance to follow yet">
        The line begins with the first deposit or bet.
      </State>
    )
  }
  return <BalanceOverTime {...curve} currency={player.currency} path={playerPath(player.id)} />
}
