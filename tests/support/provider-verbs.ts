import type { By } from '@/lib/actor'
import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { createOperatorKey as createFor, createKey } from '@/lib/providers/keys/create'
import type { NewKey } from '@/lib/providers/keys/insert'
import { revokeKey } from '@/lib/providers/keys/revoke'
import { endMaintenance } from '@/lib/providers/maintenance/end'
import { planMaintenance } from '@/lib/providers/maintenance/plan'
import * as standing from '@/lib/providers/suspend'
import { changing } from '@/lib/staff/change'

// The verbs of a provider, each in a transaction of its own as the command line has it.

export function createCredential(
  providerId: string,
  by: By,
  expiresAt: Instant | null = null,
): Promise<NewKey> {
  return changing(by, scope => createKey(scope, { providerId, expiresAt }))
}

export function createOperatorKey(by: By): Promise<NewKey> {
  return changing(by, createFor)
}

export async function revokeCredential(keyId: string, by: By): Promise<void> {
  await changing(by, scope => revokeKey(scope, { keyId }))
}

export async function suspendProvider(providerId: string): Promise<void> {
  await changing(someone(), scope => standing.suspendProvider(scope, { providerId }))
}

export async function resumeProvider(providerId: string): Promise<void> {
  await changing(someone(), scope => standing.resumeProvider(scope, { providerId }))
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
    return void (await changing(someone(), scope => endMaintenance(scope, { id, reason: 'a test' })))
  }
  const from = how === 'open' ? at : at + 3_600_000
  const plan = { providerId, from, to: from + 1_800_000, reason: 'a test' }
  await changing(someone(), scope => planMaintenance(scope, plan))
}

function someone(): By {
  return { actor: 'test', at: Date.now() }
}
