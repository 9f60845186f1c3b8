import type { By } from '@/lib/actor'
import type { AuditFacts } from '@/lib/audit/record'
import type { Prisma } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import type { CaseKind } from './kinds'

export type NewCase = {
  kind: CaseKind
  /** Texts that name what the case is about: the same ones open it only once. */
  dedupe: string[]
  reason?: string | null
  title?: string | null
  providerId?: string | null
  playerId?: string | null
  roundId?: string | null
  ownerId?: string | null
  transactionId?: string | null
  code?: string | null
  currency?: string | null
  /** A plain decimal. */
  amount?: string | null
  /** When what it is about began; now unless said. */
  since?: Date
  /** What it rests on, as plain values: shown to staff as it is. */
  facts?: Prisma.InputJsonObject
}

/**
 * Opens a case, once for what `dedupe` names: the second time gives null and changes nothing. Gives the case's
 * id and the event for the audit, which the caller writes last in its transaction.
 */
export async function openCase(
  tx: Tx,
  by: By,
  facts: NewCase,
): Promise<{ id: string; event: AuditFacts } | null> {
  const id = newId()
  const at = new Date(by.at)
  const { kind, title = null, playerId = null, roundId = null, providerId = null } = facts
  const { count } = await tx.case.createMany({
    data: {
      id,
      dedupe: JSON.stringify([kind, ...facts.dedupe]),
      kind,
      title,
      reason: facts.reason ?? null,
      providerId,
      playerId,
      roundId,
      ownerId: facts.ownerId ?? null,
      providerTransactionId: facts.transactionId ?? null,
      code: facts.code ?? null,
      currency: facts.currency ?? null,
      amount: facts.amount ?? null,
      since: facts.since ?? at,
      openedAt: at,
      updatedAt: at,
      openedBy: by.actor,
      ...(facts.facts ? { command: facts.facts } : {}),
    },
    skipDuplicates: true,
  })
  if (count === 0) return null
  const after = {
    kind,
    title,
    provider: providerId,
    round: roundId,
    ...(facts.facts ? { facts: facts.facts } : {}),
  }
  return { id, event: { action: 'case.open', subject: { kind: 'case', id }, playerId, after } }
}
