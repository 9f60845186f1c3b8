import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'

/** A case as other pages name it. */
export type CaseLink = {
  id: string
  kind: string
  state: string
  reason: string | null
  title: string | null
  code: string | null
  ended: string | null
  owner: string | null
  openedAt: string
}

/** More cases than this of one player or round nobody reads there; the list of cases has them all. */
export const casesShown = 50

/** The cases of a player or of a round, open ones first, then the newest; at most fifty. */
export async function listCasesOf(whose: { playerId: string } | { roundId: string }): Promise<CaseLink[]> {
  const found = await prisma().case.findMany({
    where: whose,
    orderBy: [{ state: 'desc' }, { openedAt: 'desc' }],
    take: casesShown,
    include: { owner: { select: { name: true } } },
  })
  return found.map(({ id, kind, state, reason, title, code, ended, owner, openedAt }) => ({
    id,
    kind,
    state,
    reason,
    title,
    code,
    ended,
    owner: owner?.name ?? null,
    openedAt: timeCell(openedAt),
  }))
}
