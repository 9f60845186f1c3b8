import { prisma } from '@/lib/db/prisma'
import { amountCell, timeCell } from '@/lib/listing/cells'

export type CaseRow = {
  id: string
  kind: string
  providerId: string | null
  playerId: string | null
  transactionId: string | null
  code: string | null
  currency: string | null
  amount: string | null
  openedAt: string
}

const counted = 1000

/** The newest open cases, and how many there are: as a text, since past a thousand nobody counts. */
export async function listOpenCases(limit: number): Promise<{ rows: CaseRow[]; count: string }> {
  const [found, open] = await Promise.all([
    prisma().case.findMany({
      where: { state: 'open' },
      orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
      take: limit,
    }),
    prisma().case.findMany({ where: { state: 'open' }, take: counted + 1, select: { id: true } }),
  ])
  const rows = found.map(one => ({
    id: one.id,
    kind: one.kind,
    providerId: one.providerId,
    playerId: one.playerId,
    transactionId: one.providerTransactionId,
    code: one.code,
    currency: one.currency,
    amount: one.amount && one.currency ? amountCell(one.amount, one.currency) : null,
    openedAt: timeCell(one.openedAt),
  }))
  return { rows, count: open.length > counted ? `${counted}+` : `${open.length}` }
}
