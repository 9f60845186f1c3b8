import type { By } from '@/lib/actor'
import { audited } from '@/lib/audit/audited'
import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import * as adding from '@/lib/providers/games/add'
import { setGameStatus } from '@/lib/providers/games/set-status'
import { createOperatorKey as createFor, createKey } from '@/lib/providers/keys/create'
import type { NewKey } from '@/lib/providers/keys/insert'
import { revokeKey } from '@/lib/providers/keys/revoke'
import { endMaintenance } from '@/lib/providers/maintenance/end'
import { planMaintenance } from '@/lib/providers/maintenance/plan'
import type { Policies } from '@/lib/providers/policies'
import * as policies from '@/lib/providers/set-policies'
import * as standing from '@/lib/providers/suspend'

// The verbs of a provider, each in a transaction of its own as the command line has it.

export function createCredential(
  providerId: string,
  by: By,
  expiresAt: Instant | null = null,
): Promise<NewKey> {
  return audited(by, scope => createKey(scope, { providerId, expiresAt }))
}

export function createOperatorKey(by: By): Promise<NewKey> {
  return audited(by, createFor)
}

export async function revokeCredential(keyId: string, by: By): Promise<void> {
  await audited(by, scope => revokeKey(scope, { keyId }))
}

export async function suspendProvider(providerId: string): Promise<void> {
  await audited(someone(), scope => standing.suspendProvider(scope, { providerId }))
}

export async function resumeProvider(providerId: string): Promise<void> {
  await audited(someone(), scope => standing.resumeProvider(scope, { providerId }))
}

export function addGame(game: adding.NewGame, by: By): Promise<void> {
  return audited(by, scope => adding.addGame(scope, game))
}

export function disableGame(providerId: string, id: string): Promise<void> {
  return audited(someone(), scope => setGameStatus(scope, { providerId, id, status: 'disabled' }))
}

export function enableGame(providerId: string, id: string): Promise<void> {
  return audited(someone(), scope => setGameStatus(scope, { providerId, id, status: 'enabled' }))
}

export function setPolicies(
  providerId: string,
  changes: Partial<Policies>,
  by: By & { reason?: string },
): Promise<{ version: number; policies: Policies }> {
  return audited(by, scope => policies.setPolicies(scope, { providerId, changes, reason: by.reason }))
}

/** Maintenance for the next half hour, or from an hour on; or the end of the one that is open. */
export async function shut(providerId: string, how: 'open' | 'end' | 'ahead'): Promise<void> {
  const at = Date.now()
  if (how === 'end') {
    const open = {
      providerId,
      cancelledAt: null,
      startsAt: { lte: new Date(at) },
      endsAt: { gt: new Date(at) },
    }
    const { id } = await prisma().maintenanceWindow.findFirstOrThrow({ where: open })
    return void (await audited(someone(), scope => endMaintenance(scope, { id, reason: 'a test' })))
  }
  const from = how === 'open' ? at : at + 3_600_000
  const plan = { providerId, from, to: from + 1_800_000, reason: 'a test' }
  await audited(someone(), scope => planMaintenance(scope, plan))
}

function someone(): By {
  return { actor: 'test', at: Date.now() }
}
