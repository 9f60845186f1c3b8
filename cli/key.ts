import { createCredential, createOperatorKey, type NewKey } from '@/lib/providers/create-key'
import { listKeys } from '@/lib/providers/list-keys'
import { revokeCredential } from '@/lib/providers/revoke-key'
import { rotateMasterKey } from '@/lib/secrets/rotate'
import { type Command, UsageError } from './command'

export const keyCommands: Command[] = [
  {
    noun: 'key',
    verb: 'create',
    does: 'makes a key for a provider, two live ones at most; its secret is shown this once',
    flags: {
      provider: { does: "the provider's id", required: true },
      expires: { does: 'when it ends, such as 2027-01-01T00:00:00Z' },
    },
    run: async (given, by) => {
      const expires = given.maybe('expires')
      return {
        document: toKey(
          await createCredential(given.text('provider'), by, expires ? readTime(expires) : null),
        ),
      }
    },
  },
  {
    noun: 'key',
    verb: 'revoke',
    does: "ends a key at once, a provider's or the operator's",
    flags: { id: { does: 'the key, ck_…', required: true } },
    run: async (given, by) => {
      await revokeCredential(given.text('id'), by)
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
    run: async (_, by) => ({ document: toKey(await createOperatorKey(by)) }),
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

function toRow(key: Awaited<ReturnType<typeof listKeys>>[number]) {
  return {
    key_id: key.keyId,
    owner: key.owner,
    provider_id: key.providerId,
    state: key.state,
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
