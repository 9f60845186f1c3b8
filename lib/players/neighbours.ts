import { prisma } from '@/lib/db/prisma'
import type { LedgerFilter } from './ledger-filter'
import { ledgerWhere } from './ledger-where'

/** The entries right beside one, under the list's filter: where the arrow keys go. */
export async function findNeighbours(
  walletId: string,
  seq: string,
  filter: LedgerFilter,
): Promise<{ newerId: string | null; olderId: string | null }> {
  const at = BigInt(seq)
  const where = await ledgerWhere(walletId, filter)
  const find = (side: 'gt' | 'lt') =>
    prisma().transaction.findFirst({
      where: { AND: [where, { seq: { [side]: at } }] },
      orderBy: { seq: side === 'gt' ? 'asc' : 'desc' },
      select: { id: true },
    })
  const [newer, older] = await Promise.all([find('gt'), find('lt')])
  return { newerId: newer?.id ?? null, olderId: older?.id ?? null }
}
