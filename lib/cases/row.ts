import type { Instant } from '@/lib/clock'
import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { amountCell, plainCell, timeCell } from '@/lib/listing/cells'
import { ageText } from './age'

/** A case as lists show it. */
export type CaseRow = {
  id: string
  kind: string
  state: string
  reason: string | null
  title: string | null
  providerId: string | null
  playerId: string | null
  roundId: string | null
  /** The provider's own name of the round. */
  providerRoundId: string | null
  transactionId: string | null
  code: string | null
  currency: string | null
  amount: string | null
  /** When what it is about began, and how long ago that is. */
  since: string
  age: string
  openedAt: string
  ownerId: string | null
  owner: string | null
  /** Null where it is not put off, or not any more. */
  snoozedUntil: string | null
  ended: string | null
  closedAt: string | null
  /** What a form sends back, so that nobody changes a case that is not what they saw. */
  updatedAt: string
}

export const withOwner = { owner: { select: { name: true } } } as const

type Found = Prisma.CaseGetPayload<{ include: typeof withOwner }>

/** Cases as rows, with the providers' names of their rounds. */
export async function toCaseRows(found: Found[], at: Instant): Promise<CaseRow[]> {
  const rounds = await prisma().round.findMany({
    where: { id: { in: found.flatMap(({ roundId }) => roundId ?? []) } },
    select: { id: true, providerRoundId: true },
  })
  const names = new Map(rounds.map(round => [round.id, round.providerRoundId]))
  return found.map(one => ({
    id: one.id,
    kind: one.kind,
    state: one.state,
    reason: one.reason,
    title: one.title,
    providerId: one.providerId,
    playerId: one.playerId,
    roundId: one.roundId && names.has(one.roundId) ? one.roundId : null,
    providerRoundId: (one.roundId && names.get(one.roundId)) ?? null,
    transactionId: one.providerTransactionId,
    code: one.code,
    currency: one.currency,
    amount: one.amount && (one.currency ? amountCell(one.amount, one.currency) : plainCell(one.amount)),
    since: timeCell(one.since),
    age: ageText((one.closedAt?.getTime() ?? at) - one.since.getTime()),
    openedAt: timeCell(one.openedAt),
    ownerId: one.ownerId,
    owner: one.owner?.name ?? null,
    snoozedUntil: one.snoozedUntil && one.snoozedUntil.getTime() > at ? timeCell(one.snoozedUntil) : null,
    ended: one.ended,
    closedAt: one.closedAt && timeCell(one.closedAt),
    updatedAt: timeCell(one.updatedAt),
  }))
}
