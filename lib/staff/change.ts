import type { By } from '@/lib/actor'
import { recordAudit } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/prisma'
import type { Scope } from './action'

/** What a change of staff works with, whoever makes it: a person at the desk, or the command line. */
export type Change = Pick<Scope, 'tx' | 'by' | 'audit'>

/** A change in a transaction of its own, for those who are no staff; its audit goes into it. */
export function changing<T>(by: By, work: (change: Change) => Promise<T>): Promise<T> {
  return inTransaction(tx => work({ tx, by, audit: facts => recordAudit(tx, by, facts) }))
}
