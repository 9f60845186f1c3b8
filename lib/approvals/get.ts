import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { amountCell, plainCell, timeCell } from '@/lib/listing/cells'
import { uuidPattern } from '@/lib/text'
import { type HeldAction, heldActions, isInPerCent } from './actions'
import { type ApprovalState, stateAt } from './states'
import type { ThresholdRule } from './threshold'

export type ApprovalFacts = {
  id: string
  action: HeldAction
  does: string
  state: ApprovalState
  /** Whose money it moves; null for a change that concerns no player. */
  playerId: string | null
  providerId: string | null
  roundId: string | null
  caseId: string | null
  currency: string
  amount: string
  baseAmount: string
  threshold: ThresholdRule | null
  reason: string
  note: string
  maker: { id: string; name: string; role: string }
  madeAt: string
  expiresAt: string
  decider: { id: string; name: string; role: string } | null
  decidedAt: string | null
  decisionNote: string | null
  transactionIds: string[]
  /** SHA-256 over what it rests on, hex. */
  basis: string
  /** As the maker saw it, and what was asked for: read by lib/resolutions, which wrote them. */
  preview: unknown
  payload: unknown
}

const person = { select: { id: true, name: true, role: true } } as const

/** One change that waits for a second person, or did; null where there is none of this id. */
export async function getApproval(id: string): Promise<ApprovalFacts | null> {
  if (!uuidPattern.test(id)) return null
  const found = await prisma().approval.findUnique({
    where: { id },
    include: { maker: person, decider: person },
  })
  if (!found) return null
  const { basis, threshold, amount, baseAmount, madeAt, expiresAt, decidedAt, ...facts } = found
  const action = found.action as HeldAction
  const rule = threshold as ThresholdRule | Record<string, never>
  return {
    ...facts,
    basis: Buffer.from(basis).toString('hex'),
    action,
    does: heldActions[action] ?? action,
    state: stateAt(found, now()),
    amount: isInPerCent(action) ? plainCell(amount) : amountCell(amount, found.currency),
    baseAmount: plainCell(baseAmount),
    threshold: 'action' in rule ? (rule as ThresholdRule) : null,
    madeAt: timeCell(madeAt),
    expiresAt: timeCell(expiresAt),
    decidedAt: decidedAt && timeCell(decidedAt),
  }
}
