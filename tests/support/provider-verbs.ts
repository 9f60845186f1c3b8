import type { By } from '@/lib/actor'
import type { Instant } from '@/lib/clock'
import { createOperatorKey as createFor, createKey } from '@/lib/providers/keys/create'
import type { NewKey } from '@/lib/providers/keys/insert'
import { revokeKey } from '@/lib/providers/keys/revoke'
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

function someone(): By {
  return { actor: 'test', at: Date.now() }
}
