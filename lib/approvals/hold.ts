import type { Prisma } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/prisma'
import type { Amount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import type { HeldAction } from './actions'
import { approvalLasts } from './states'
import type { ThresholdRule } from './threshold'

export type Held = {
  /** The form's own id: a second click finds the first. */
  id: string
  action: HeldAction
  /** What is to be done, as the form sent it; `transaction_id` tells two changes of one round apart. */
  payload: Record<string, string | null>
  /** SHA-256 over what the decision rests on, hex. */
  basis: string
  preview: object
  providerId: string | null
  /** Null for a change that concerns no player. */
  playerId: string | null
  roundId: string | null
  caseId: string | null
  currency: string
  /** What is compared with the threshold, unsigned, and its value in base. */
  amount: Amount
  baseAmount: Amount
  threshold: ThresholdRule | null
  reason: string
  note: string
  makerId: string
}

/** Keeps a change until a second person decides; nothing is posted. One of a kind waits at a time: NOT_ALLOWED. */
export async function holdApproval(tx: Tx, held: Held, at: number): Promise<void> {
  const { basis, payload, preview, threshold, ...facts } = held
  const { count } = await tx.approval.createMany({
    data: [
      {
        ...facts,
        payload,
        preview: preview as Prisma.InputJsonObject,
        threshold: (threshold ?? {}) as Prisma.InputJsonObject,
        basis: Uint8Array.from(Buffer.from(basis, 'hex')),
        madeAt: new Date(at),
        expiresAt: new Date(at + approvalLasts),
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0)
    refuse('NOT_ALLOWED', { message: 'The same change waits for a second person already: see Approvals.' })
}
