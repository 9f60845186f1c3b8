import type { Tx } from '@/lib/db/prisma'

/** The newest version of exactly this threshold, or null. */
export function newestThreshold(tx: Tx, action: string, currency: string, role: string) {
  return tx.threshold.findFirst({ where: { action, currency, role }, orderBy: { version: 'desc' } })
}
