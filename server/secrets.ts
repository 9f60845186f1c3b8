import { appPool } from '@/lib/db/pools'
import { env } from '@/lib/env'
import { createMasterKey, masterKeys } from '@/lib/secrets/master-key'
import { checkMasterKey } from '@/lib/secrets/sealing'
import { authSecret } from '@/lib/staff/secret'

/**
 * Looks that every stored secret can be opened, makes the master key on a first run, and tells next-auth
 * what follows from it. Throws one sentence where the master key is missing or another's.
 */
export async function prepareSecrets(url: string): Promise<void> {
  await checkMasterKey(appPool())
  const key = masterKeys()[0] ?? createMasterKey()
  process.env.NEXTAUTH_SECRET ??= authSecret(key.bytes)
  process.env.NEXTAUTH_URL ??= url
}

/** The address staff and studios use: CAGE_URL, or this machine's. */
export function siteUrl(port: number): string {
  return new URL(env().CAGE_URL ?? `http://localhost:${port}`).origin
}
