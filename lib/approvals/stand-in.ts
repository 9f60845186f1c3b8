import type { Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import type { Amount } from '@/lib/money/amount'
import type { HeldAction } from './actions'
import { endApproval } from './end'

type StandIn = {
  action: HeldAction
  playerId: string
  roundId: string | null
  currency: string
  amount: Amount
  makerId: string
  approverId: string
}

/**
 * An approval for a rehearsal, which the ledger asks for above a threshold; returns its id. Only inside a
 * savepoint that is undone: what is rehearsed was approved by nobody.
 */
export async function standInApproval(tx: Tx, given: StandIn, at: number): Promise<string> {
  const { approverId, ...facts } = given
  const id = newId()
  const moment = new Date(at)
  await tx.approval.create({
    data: {
      ...facts,
      id,
      // Beside the very change that may wait: of a kind one waits at a time.
      payload: { transaction_id: id },
      basis: new Uint8Array(32),
      preview: {},
      baseAmount: '0',
      threshold: {},
      reason: 'rehearsal',
      note: 'rehearsal',
      madeAt: moment,
      expiresAt: moment,
    },
  })
  await endApproval(tx, { id }, 'approved', { decidedBy: approverId, note: null, at })
  return id
}
