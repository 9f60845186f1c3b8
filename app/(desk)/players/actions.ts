'use server'

import type { PlayerStatus } from '@/lib/players/get'
import { type LimitForm, parseLimit, setLimit } from '@/lib/players/set-limit'
import { type NewStatus, parseStatusChange, setStatus } from '@/lib/players/set-status'
import { parseRevocation, type Revocation, revokeSessions } from '@/lib/sessions/revoke'
import { type ActionAnswer, staffAction } from '@/lib/staff/action'
import { isAllowed } from '@/lib/staff/permissions'

export async function changeStatus(form: NewStatus): Promise<ActionAnswer<PlayerStatus>> {
  return staffAction(
    'player.status',
    'players.manage',
    () => parseStatusChange(form),
    (scope, input) => setStatus(scope, input, isAllowed(scope.staff.role, 'players.reinstate')),
  )
}

export async function endSessions(form: Revocation): Promise<ActionAnswer<number>> {
  return staffAction('player.session.end', 'players.manage', () => parseRevocation(form), revokeSessions)
}

export async function changeLimit(form: LimitForm): Promise<ActionAnswer<string>> {
  return staffAction('player.limit', 'players.limit', () => parseLimit(form), setLimit)
}
