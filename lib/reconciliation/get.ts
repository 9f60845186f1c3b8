import { prisma } from '@/lib/db/prisma'
import { uuidPattern } from '@/lib/text'
import type { Sum } from './compare'
import type { Counts } from './kinds'
import { countsOf, type ReconciliationRow, type SumRow, toReconciliationRows, toSumRows } from './row'

/** A run as its page shows it. */
export type ReconciliationView = ReconciliationRow & {
  counts: Counts | null
  sums: SumRow[]
  warnings: string[]
  /** Differences that have no case yet, by kind. */
  withoutCase: Record<string, number>
}

/** The run of this id, or null. */
export async function getReconciliation(id: string): Promise<ReconciliationView | null> {
  const found = uuidPattern.test(id) ? await prisma().reconciliation.findUnique({ where: { id } }) : null
  if (!found) return null
  const [[row], without] = await Promise.all([
    toReconciliationRows([found]),
    prisma().reconciliationDifference.groupBy({
      by: ['kind'],
      where: { reconciliationId: id, caseId: null },
      _count: true,
    }),
  ])
  return {
    ...row!,
    counts: countsOf(found.counts),
    sums: toSumRows((found.sums ?? []) as unknown as Sum[]),
    warnings: (found.warnings ?? []) as string[],
    withoutCase: Object.fromEntries(without.map(({ kind, _count }) => [kind, _count])),
  }
}
