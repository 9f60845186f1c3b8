import type { By } from '@/lib/actor'
import type { Tx } from '@/lib/db/prisma'
import type { AuditFacts } from './record'

/** What a verb of staff needs of its action: one transaction, who acts, and the audit that belongs into it. */
export type AuditScope = { tx: Tx; by: By; audit: (facts: AuditFacts) => Promise<void> }
