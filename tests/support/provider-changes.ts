import type { By } from '@/lib/actor'
import { now } from '@/lib/clock'
import * as adding from '@/lib/providers/games/add'
import { setGameStatus } from '@/lib/providers/games/set-status'
import type { Policies } from '@/lib/providers/policies'
import * as policies from '@/lib/providers/set-policies'
import { changing } from '@/lib/staff/change'

// Changes of a provider, each in a transaction of its own as the command line makes them.

export function addGame(game: adding.NewGame, by: By): Promise<void> {
  return changing(by, scope => adding.addGame(scope, game))
}

export function disableGame(providerId: string, id: string): Promise<void> {
  return changing(someone(), scope => setGameStatus(scope, { providerId, id, status: 'disabled' }))
}

export function enableGame(providerId: string, id: string): Promise<void> {
  return changing(someone(), scope => setGameStatus(scope, { providerId, id, status: 'enabled' }))
}

export function setPolicies(
  providerId: string,
  changes: Partial<Policies>,
  by: By & { reason?: string },
): Promise<{ version: number; policies: Policies }> {
  return changing(by, scope => policies.setPolicies(scope, { providerId, changes, reason: by.reason }))
}

function someone(): By {
  return { actor: 'test', at: now() }
}
