import { prisma } from '@/lib/db/prisma'
import type { LoggedCall } from '@/lib/wire/call'
import { type Difference, differencesOf } from '@/lib/wire/differences'
import { toCall } from './get'

export type SameCall = { call: LoggedCall; differs: Difference[] }

const shown = 50

/** The other calls with this one's transaction id, oldest first, each with what its body has otherwise. */
export async function listSameTransaction(call: LoggedCall): Promise<SameCall[]> {
  const { providerId, transactionId } = call
  if (transactionId === null) return []
  const rows = await prisma().request.findMany({
    where: { providerTransactionId: transactionId, providerId, NOT: { id: call.id } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: shown,
  })
  return rows.map(row => {
    const other = toCall(row)
    return { call: other, differs: differencesOf(call.request, other.request) }
  })
}
