import type { Executor } from '@/lib/db/executor'
import type { Document } from './statement'

export type Frozen = {
  month: string
  document: Document
  text: string
  /** Hex. */
  sha256: string
  frozenBy: string
  frozenAt: string
  reason: string
}

/** A provider's frozen months, the last first. */
export async function listFrozen(db: Executor, provider: string): Promise<Frozen[]> {
  const { rows } = await db.query(
    `select to_char(month, 'YYYY-MM') as month, document, encode(sha256, 'hex') as sha256, frozen_by, frozen_at, reason
     from settlements where provider_id = $1 order by settlements.month desc limit 120`,
    [provider],
  )
  return rows.map(row => ({
    month: row.month,
    document: JSON.parse(row.document),
    text: row.document,
    sha256: row.sha256,
    frozenBy: row.frozen_by,
    frozenAt: new Date(row.frozen_at).toISOString(),
    reason: row.reason,
  }))
}
