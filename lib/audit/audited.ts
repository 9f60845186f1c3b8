import type { By } from '@/lib/actor'
import { inTransaction } from '@/lib/db/prisma'
import { recordAudit } from './record'
import type { AuditScope } from './scope'

/** Runs a verb of staff for somebody who is not at the desk: in a transaction of its own, with its event in it. */
export function audited<T>(by: By, work: (scope: AuditScope) => Promise<T>): Promise<T> {
  return inTransaction(tx => work({ tx, by, audit: facts => recordAudit(tx, by, facts) }))
}
