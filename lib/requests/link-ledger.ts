import { prisma } from '@/lib/db/prisma'
import type { LoggedCall } from '@/lib/wire/call'

/** Where in the ledger a call's transaction stands: our ids of it and of its round, where there are any. */
export type LedgerLink = { transactionId: string; playerId: string; roundId: string | null; isOwn: boolean }

/**
 * The transaction with a call's id, by whichever call it was made; null where nothing was stored. `isOwn`
 * says that this very call made it.
 */
export async function findLedgerLink(call: LoggedCall): Promise<LedgerLink | null> {
  const { providerId, playerId, transactionId, door } = call
  if (transactionId === null || playerId === null) return null
  const link = await prisma().transaction.findFirst({
    where: {
      providerId: door === 'operator' ? 'operator' : (providerId ?? ''),
      scope: { in: ['', playerId] },
      providerTransactionId: transactionId,
    },
    select: { id: true, playerId: true, roundId: true, requestId: true },
  })
  if (!link) return null
  return {
    transactionId: link.id,
    playerId: link.playerId,
    roundId: link.roundId,
    isOwn: link.requestId === call.id,
  }
}

/** Our id of the round that a case about a call tells of: what was refused is in no ledger. Null where none does. */
export async function findCaseRound(call: LoggedCall): Promise<string | null> {
  const { providerId, playerId, transactionId } = call
  if (transactionId === null || playerId === null) return null
  const found = await prisma().case.findFirst({
    where: { playerId, providerId, providerTransactionId: transactionId, roundId: { not: null } },
    select: { roundId: true },
  })
  return found?.roundId ?? null
}
