import type { AuditScope } from '@/lib/audit/scope'
import { parseAmount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import type { HeldAction } from './actions'
import { heldActions, isInPerCent } from './actions'
import { newestThreshold } from './newest-threshold'

export type NewThreshold = {
  action: HeldAction
  /** A currency code, or `*`: then the amount is in the base currency. */
  currency: string
  /** A role, or `*`. */
  role: string
  /** As on the wire, of `rate.set` per cent; or null: never a second person. */
  amount: string | null
  reason: string
  /** The version the person saw, 0 where there was none. */
  seen: number
}

/**
 * Sets from which amount on an action takes two people, as a new version; the old ones stay. Returns the
 * version. Refuses INVALID_REQUEST with the field, NOT_ALLOWED where somebody was faster.
 */
export async function setThreshold({ tx, by, audit }: AuditScope, given: NewThreshold): Promise<number> {
  const { action, currency, role, reason, seen } = given
  const amount = given.amount === null ? null : parseAmount(given.amount)
  if (given.amount !== null && amount === null)
    refuse('INVALID_REQUEST', {
      field: 'amount',
      message: isInPerCent(action)
        ? 'Per cent are written like 10 or 2.5.'
        : 'An amount is written like 250 or 250.00.',
    })
  if (reason.trim().length < 3)
    refuse('INVALID_REQUEST', { field: 'reason', message: 'Say why, in a few words.' })
  const before = await newestThreshold(tx, action, currency, role)
  const version = (before?.version ?? 0) + 1
  const isStale = (before?.version ?? 0) !== seen
  const data = { action, currency, role, version, amount, createdBy: by.actor, reason: reason.trim() }
  const made = isStale
    ? { count: 0 }
    : await tx.threshold.createMany({
        data: [{ ...data, createdAt: new Date(by.at) }],
        skipDuplicates: true,
      })
  if (made.count === 0)
    refuse('NOT_ALLOWED', { message: 'Somebody has just changed this threshold. Look at it again.' })
  await audit({
    action: 'threshold.set',
    subject: { kind: 'threshold', id: `${action} ${currency} ${role}` },
    reason: reason.trim(),
    before: before && { version: before.version, amount: before.amount?.toFixed() ?? null },
    after: { does: heldActions[action], currency, role, version, amount },
  })
  return version
}
