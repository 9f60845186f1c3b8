import { prisma } from '@/lib/db/prisma'
import { amountCell } from '@/lib/listing/cells'
import type { LedgerFilter } from './ledger-filter'
import { ledgerWhere } from './ledger-where'

export type LedgerTotal = { kind: string; count: number; amount: string }

/** How long a ledger is added up for a page that may be asked for every few seconds. */
export const totalledEntriesMax = 20_000n

/** What was posted in a wallet per kind, under the filter; null where that is more than a page should add up. */
export async function totalLedger(walletId: string, filter: LedgerFilter): Promise<LedgerTotal[] | null> {
  const wallet = await prisma().wallet.findUniqueOrThrow({ where: { id: walletId } })
  if (wallet.seq > totalledEntriesMax) return null
  const sums = await prisma().transaction.groupBy({
    by: ['kind'],
    where: { AND: [await ledgerWhere(walletId, filter), { effect: 'posted' }] },
    _sum: { amount: true },
    _count: { id: true },
    orderBy: { kind: 'asc' },
  })
  return sums.map(sum => ({
    kind: sum.kind,
    count: sum._count.id,
    amount: amountCell(sum._sum.amount ?? { toFixed: () => '0' }, wallet.currency),
  }))
}
