import type { Executor } from '@/lib/db/executor'
import type { Share } from './share'

export type ShareVersion = Share & { createdBy: string; createdAt: string; reason: string }

/** All versions of a provider's share, the newest first. */
export async function listShares(db: Executor, provider: string): Promise<ShareVersion[]> {
  const { rows } = await db.query(
    `select version, to_char(from_month, 'YYYY-MM') as from_month, tiers, created_by, created_at, reason
     from provider_shares where provider_id = $1 order by version desc limit 100`,
    [provider],
  )
  return rows.map(row => ({
    version: row.version,
    fromMonth: row.from_month,
    tiers: row.tiers,
    createdBy: row.created_by,
    createdAt: new Date(row.created_at).toISOString(),
    reason: row.reason,
  }))
}

/** The version that counts for a month: the newest of those that begin in it or before. */
export function shareFor(versions: Share[], month: string): Share | null {
  return versions.find(version => version.fromMonth <= month) ?? null
}
