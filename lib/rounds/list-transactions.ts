import { prisma } from '@/lib/db/prisma'
import { type RoundTransaction, transactionsMax, withPostings } from './transactions'

type Named = { id: string; providerId: string; playerId: string }

/**
 * The transactions of a round in the order of the wallet's chain, with their postings. A rollback that came
 * before its bet belongs to no round: it is found by the tombstone it laid for one of the round's ids.
 */
export async function listRoundTransactions(round: Named, baseCurrency: string): Promise<RoundTransaction[]> {
  const links = await prisma().transaction.findMany({
    where: { roundId: round.id },
    orderBy: { seq: 'asc' },
    take: transactionsMax,
  })
  const { providerId, playerId } = round
  const stones = await prisma().tombstone.findMany({
    where: {
      playerId,
      providerId,
      providerTransactionId: { in: links.map(link => link.providerTransactionId) },
    },
  })
  const known = new Set(links.map(link => link.providerTransactionId))
  const earlier = stones.map(stone => stone.laidBy).filter(id => !known.has(id))
  const rollbacks = earlier.length
    ? await prisma().transaction.findMany({
        where: {
          providerId,
          scope: { in: ['', playerId] },
          providerTransactionId: { in: earlier },
          playerId,
        },
      })
    : []
  const all = [...links, ...rollbacks].sort((a, b) => (a.seq < b.seq ? -1 : 1))
  return withPostings(all, baseCurrency)
}
