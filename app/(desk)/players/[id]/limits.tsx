import { LimitsTable } from '@/components/players/limits-table'
import { State } from '@/components/ui/state'
import { listLimits } from '@/lib/players/list-limits'
import { reasonAgainst } from '@/lib/staff/permissions'
import type { SectionProps } from './section'

/** What the player is held to, what waits and what is used. */
export async function Limits({ player, staff }: SectionProps) {
  if (!player.walletId) return <State kind="empty" title="No wallet to hold to limits yet" />
  const wallet = { id: player.walletId, playerId: player.id, currency: player.currency }
  const against = reasonAgainst(staff.role, 'players.limit')
  return <LimitsTable playerId={player.id} rows={await listLimits(wallet)} against={against} />
}
