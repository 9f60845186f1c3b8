import { now } from '@/lib/clock'
import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { amountCell, plainCell, timeCell } from '@/lib/listing/cells'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { uuidPattern } from '@/lib/text'
import { heldActions, isHeldAction, isInPerCent } from './actions'
import type { ApprovalFilter } from './filter'
import { type ApprovalState, stateAt } from './states'

export type ApprovalRow = {
  id: string
  action: string
  does: string
  state: ApprovalState
  playerId: string | null
  providerId: string | null
  roundId: string | null
  currency: string
  amount: string
  baseAmount: string
  baseCurrency: string
  reason: string
  makerName: string
  madeAt: string
  expiresAt: string
  deciderName: string | null
  decidedAt: string | null
}

/** The columns a page of approvals is sorted by: when it was asked for, and id. */
export const approvalSortColumns = 2
const pageSize = 50

/** A page of what waits for a second person, or did; the newest first. */
export async function listApprovals(
  filter: ApprovalFilter,
  cursor: Cursor | null,
  size = pageSize,
): Promise<Page<ApprovalRow>> {
  const sound = cursor && !Number.isNaN(Date.parse(cursor.keys[0]!)) && uuidPattern.test(cursor.keys[1]!)
  return keysetPage(
    sound ? cursor : null,
    size,
    (from, limit) => fetchApprovals(filter, from, limit),
    row => [row.madeAt, row.id],
  )
}

const people = { maker: { select: { name: true } }, decider: { select: { name: true } } } as const

async function fetchApprovals(filter: ApprovalFilter, cursor: Cursor | null, limit: number) {
  const order = cursor?.direction === 'before' ? 'asc' : 'desc'
  const at = now()
  const { baseCurrency } = await prisma().settings.findFirstOrThrow()
  const found = await prisma().approval.findMany({
    where: { AND: [approvalsWhere(filter, at), beyond(cursor)] },
    orderBy: [{ madeAt: order }, { id: order }],
    take: limit,
    include: people,
  })
  return found.map(
    (one): ApprovalRow => ({
      id: one.id,
      action: one.action,
      does: isHeldAction(one.action) ? heldActions[one.action] : one.action,
      state: stateAt(one, at),
      playerId: one.playerId,
      providerId: one.providerId,
      roundId: one.roundId,
      currency: one.currency,
      ...amountsOf(one, baseCurrency),
      baseCurrency,
      reason: one.reason,
      makerName: one.maker.name,
      madeAt: timeCell(one.madeAt),
      expiresAt: timeCell(one.expiresAt),
      deciderName: one.decider?.name ?? null,
      decidedAt: one.decidedAt && timeCell(one.decidedAt),
    }),
  )
}

/** A rate is written as it is: it is no amount of its currency. */
function amountsOf(
  {
    action,
    amount,
    baseAmount,
    currency,
  }: { action: string; currency: string } & Record<'amount' | 'baseAmount', { toFixed(): string }>,
  baseCurrency: string,
) {
  if (isInPerCent(action)) return { amount: plainCell(amount), baseAmount: plainCell(baseAmount) }
  return { amount: amountCell(amount, currency), baseAmount: amountCell(baseAmount, baseCurrency) }
}

function approvalsWhere(filter: ApprovalFilter, at: number): Prisma.ApprovalWhereInput {
  const { state, action, maker, player, provider } = filter
  return {
    AND: [stateWhere(state ?? 'waiting', new Date(at))],
    ...(action && { action }),
    ...(player && { playerId: player }),
    ...(provider && { providerId: provider }),
    ...(maker && {
      maker: { OR: [{ email: maker.toLowerCase() }, { name: { equals: maker, mode: 'insensitive' } }] },
    }),
  }
}

/** What nobody decided in time is over, though the sweep may not have written it yet. */
function stateWhere(state: ApprovalState | 'any', at: Date): Prisma.ApprovalWhereInput {
  if (state === 'any') return {}
  if (state === 'waiting') return { state, expiresAt: { gt: at } }
  if (state === 'expired') return { OR: [{ state }, { state: 'waiting', expiresAt: { lte: at } }] }
  return { state }
}

function beyond(cursor: Cursor | null): Prisma.ApprovalWhereInput {
  if (!cursor) return {}
  const [time, id] = cursor.keys as [string, string]
  const madeAt = new Date(time)
  const side = cursor.direction === 'after' ? 'lt' : 'gt'
  // The first condition says nothing new, but lets the index begin where the page does.
  return {
    madeAt: { [`${side}e`]: madeAt },
    OR: [{ madeAt: { [side]: madeAt } }, { madeAt, id: { [side]: id } }],
  }
}
