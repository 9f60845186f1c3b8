import type { Instant } from '@/lib/clock'
import { createKey } from '@/lib/providers/keys/create'
import type { NewKey } from '@/lib/providers/keys/insert'
import { type KeyRow, listKeys } from '@/lib/providers/keys/list'
import type { Overlap } from '@/lib/providers/keys/overlaps'
import { type Revoked, revokeKey } from '@/lib/providers/keys/revoke'
import { type Rotated, rotateKey } from '@/lib/providers/keys/rotate'
import { refuse } from '@/lib/refusal'
import type { Scope } from '@/lib/staff/action'
import type { CurrentStaff } from '@/lib/staff/current'
import { ownProvider } from './own'

/** The keys of an engineer's own provider, newest first; who of the operator's made or ended one is not theirs. */
export async function listOwnKeys(staff: CurrentStaff, at: Instant): Promise<KeyRow[]> {
  const rows = await listKeys(at, ownProvider(staff))
  return rows.map(row => ({ ...row, madeBy: '', createdBy: '', revokedBy: null }))
}

/** A key beside those that are there. Refuses like `createKey`, and NOT_ALLOWED where the provider is live. */
export async function makeOwnKey(scope: Scope, label: string): Promise<NewKey & { providerId: string }> {
  const providerId = await requireSandbox(scope)
  return { ...(await createKey(scope, { providerId, label: label || null })), providerId }
}

/** Hands a key over. Refuses like `rotateKey`, INVALID_REQUEST for another's, NOT_ALLOWED where the provider is live. */
export async function handOverOwnKey(
  scope: Scope,
  { keyId, overlap, reason }: { keyId: string; overlap: Overlap; reason: string },
): Promise<Rotated> {
  await requireOwnKey(scope, keyId)
  return rotateKey(scope, { keyId, overlap, reason })
}

/** Ends a key at once. Refuses INVALID_REQUEST for another's, NOT_ALLOWED where the provider is live. */
export async function revokeOwnKey(
  scope: Scope,
  { keyId, reason }: { keyId: string; reason: string },
): Promise<Revoked> {
  await requireOwnKey(scope, keyId)
  return revokeKey(scope, { keyId, reason })
}

/** Another's key is as one that is not there: nothing is said of it. */
async function requireOwnKey(scope: Scope, keyId: string): Promise<void> {
  const providerId = await requireSandbox(scope)
  const key = await scope.tx.credential.findUnique({ where: { id: keyId }, select: { providerId: true } })
  if (key?.providerId !== providerId)
    refuse('INVALID_REQUEST', { field: 'key_id', message: `There is no key "${keyId}".` })
}

/** What moves real money is handed over by the operator alone. */
async function requireSandbox({ tx, staff }: Scope): Promise<string> {
  const id = ownProvider(staff)
  const { mode } = await tx.provider.findUniqueOrThrow({ where: { id }, select: { mode: true } })
  if (mode !== 'sandbox') refuse('NOT_ALLOWED', { message: liveKeysAreTheOperators })
  return id
}

export const liveKeysAreTheOperators =
  'Keys of a live provider are the operator’s to make, hand over and revoke: ask them.'
