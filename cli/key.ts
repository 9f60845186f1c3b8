import { audited } from '@/lib/audit/audited'
import { createKey, createOperatorKey } from '@/lib/providers/keys/create'
import type { NewKey } from '@/lib/providers/keys/insert'
import { type KeyRow, listKeys } from '@/lib/providers/keys/list'
import { overlapNames } from '@/lib/providers/keys/overlaps'
import { revokeKey } from '@/lib/providers/keys/revoke'
import { rotateKey } from '@/lib/providers/keys/rotate'
import { rotateMasterKey } from '@/lib/secrets/rotate'
import { type Command, oneOf, UsageError } from './command'

const reason = { does: 'why, for the record' }

export const keyCommands: Command[] = [
  {
    noun: 'key',
    verb: 'create',
    does: 'makes a key for a provider, two live ones at most; its secret is shown this once',
    flags: {
      provider: { does: "the provider's id", required: true },
      expires: { does: 'when it ends, such as 2027-01-01T00:00:00Z' },
      label: { does: 'what people call it' },
    },
    run: async (given, by) => {
      const expires = given.maybe('expires')
      const order = {
        providerId: given.text('provider'),
        expiresAt: expires ? readTime(expires) : null,
        label: given.maybe('label') ?? null,
      }
      return { document: toKey(await audited(by, scope => createKey(scope, order))) }
    },
  },
  {
    noun: 'key',
    verb: 'rotate',
    does: 'hands a key over to a new one; both work until the overlap is over',
    flags: {
      id: { does: 'the key, ck_…', required: true },
      overlap: { does: `how long the old one goes on: ${overlapNames.join(', ')}`, required: true },
      force: { does: 'also while a handover is open; the older key ends at once', bare: true },
      reason,
    },
    run: async (given, by) => {
      const rotation = {
        keyId: given.text('id'),
        overlap: oneOf('overlap', given.text('overlap'), overlapNames),
        force: given.has('force'),
        reason: given.maybe('reason'),
      }
      const made = await audited(by, scope => rotateKey(scope, rotation))
      return { document: { ...toKey(made), replaces: made.replaces, old_works_until: made.until } }
    },
  },
  {
    noun: 'key',
    verb: 'revoke',
    does: "ends a key at once, a provider's or the operator's",
    flags: { id: { does: 'the key, ck_…', required: true }, reason },
    run: async (given, by) => {
      const revocation = { keyId: given.text('id'), reason: given.maybe('reason') }
      await audited(by, scope => revokeKey(scope, revocation))
      return { document: { key_id: given.text('id'), state: 'revoked' } }
    },
  },
  {
    noun: 'key',
    verb: 'list',
    does: 'lists keys, never their secrets',
    flags: { provider: { does: "only this provider's" } },
    run: async (given, by) => ({
      document: { keys: (await listKeys(by.at, given.maybe('provider'))).map(toRow) },
    }),
  },
  {
    noun: 'operator-key',
    verb: 'create',
    does: "makes a key for the casino's own platform; its secret is shown this once",
    run: async (_, by) => ({ document: toKey(await audited(by, createOperatorKey)) }),
  },
  {
    noun: 'master-key',
    verb: 'rotate',
    does: 'seals every stored secret anew under a new master key (CAGE_MASTER_KEY_NEXT where the environment has it)',
    run: async () => ({ document: { secrets: (await rotateMasterKey()).secrets } }),
  },
]

function toKey({ keyId, secret }: NewKey) {
  return { key_id: keyId, secret }
}

function toRow(key: KeyRow) {
  return {
    key_id: key.id,
    owner: key.owner,
    provider_id: key.providerId,
    // A key that hands over is live until its end: `replaced_by` says the rest.
    state: key.state === 'handing-over' ? 'live' : key.state,
    prefix: key.prefix,
    label: key.label,
    replaced_by: key.replacedBy,
    created_at: key.createdAt,
    created_by: key.createdBy,
    expires_at: key.expiresAt,
    revoked_at: key.revokedAt,
  }
}

function readTime(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw new UsageError('--expires is a time in UTC, written 2027-01-01T00:00:00Z.')
  return at
}
