import type { Instant } from '@/lib/clock'
import { createKey, type KeyOrder } from '@/lib/providers/keys/create'
import type { NewKey } from '@/lib/providers/keys/insert'
import { type KeyRow, listKeys } from '@/lib/providers/keys/list'
import { type Revocation, type Revoked, revokeKey } from '@/lib/providers/keys/revoke'
import { type Rotated, type Rotation, rotateKey } from '@/lib/providers/keys/rotate'
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
export async function makeOwnKey(
  scope: Scope,
  { label, expiresAt }: Omit<KeyOrder, 'providerId'>,
): Promise<NewKey> {
  return createKey(scope, { providerId: await requireSandbox(scope), label, expiresAt })
}

/** Hands a key over. Refuses like `rotateKey`, INVALID_REQUEST for another's, NOT_ALLOWED where the provider is live. */
export async function handOverOwnKey(scope: Scope, rotation: Rotation): Promise<Rotated> {
  await requireOwnKey(scope, rotation.keyId)
  return rotateKey(scope, rotation)
}

/** Ends a key at once. Refuses INVALID_REQUEST for another's, NOT_ALLOWED where the provider is live. */
export async function revokeOwnKey(scope: Scope, revocation: Revocation): Promise<Revoked> {
  await requireOwnKey(scope, revocation.keyId)
  return revokeKey(scope, revocation)
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
