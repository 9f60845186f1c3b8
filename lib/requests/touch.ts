import { toTimestamp } from '@/lib/clock'
import type { Executor } from '@/lib/db/executor'
import type { RequestEntry } from './entry'

/** When and from where a key was last used, by key id. */
export type KeyUses = Map<string, { at: number; address: string }>

/** Remembers the latest authentic use of each key. */
export function noteUses(uses: KeyUses, batch: RequestEntry[]): void {
  for (const { authentic, keyId, at, address } of batch) {
    if (!authentic || keyId === null) continue
    const known = uses.get(keyId)
    if (!known || known.at <= at) uses.set(keyId, { at, address })
  }
}

/** Writes uses to the credentials. Does not bump the directory's revision: only other columns do. */
export async function touchCredentials(executor: Executor, uses: KeyUses): Promise<void> {
  const sorted = [...uses].sort(([a], [b]) => (a < b ? -1 : 1))
  await executor.query(
    `update credentials set last_used_at = used.at, last_used_address = used.address
     from unnest($1::text[], $2::timestamptz[], $3::text[]) as used(id, at, address)
     where credentials.id = used.id and (last_used_at is null or last_used_at < used.at)`,
    [
      sorted.map(([id]) => id),
      sorted.map(([, use]) => toTimestamp(use.at)),
      sorted.map(([, use]) => use.address.slice(0, 64)),
    ],
  )
}
