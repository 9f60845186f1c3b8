import { StatusActions } from '@/components/players/status-actions'
import { AdjustButton } from '@/components/resolutions/adjust-button'
import { isZero, toAmount } from '@/lib/money/amount'
import type { PlayerView } from '@/lib/players/overview'
import type { CurrentStaff } from '@/lib/staff/current'
import { isAllowed, reasonAgainst } from '@/lib/staff/permissions'

/** What this person can do to the player; what they may not says why. */
export function Actions({ player, staff }: { player: PlayerView; staff: CurrentStaff }) {
  return (
    <>
      <StatusActions
        player={{ id: player.id, status: player.status }}
        isEmpty={isZero(toAmount(player.balance))}
        mayReinstate={isAllowed(staff.role, 'players.reinstate')}
        against={reasonAgainst(staff.role, 'players.manage')}
      />
      <AdjustButton
        playerId={player.id}
        currency={player.currency}
        against={reasonAgainst(staff.role, 'players.adjust')}
      />
    </>
  )
}
