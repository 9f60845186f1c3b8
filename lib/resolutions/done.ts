import { readStaffActor } from '@/lib/actor'
import type { Tx } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'
import { entriesMax } from './entries'
import type { Resolution } from './intent'
import { staffTransactionId } from './plan'
import type { Subject } from './subject'

/** What became of a form: posted at once, or kept for a second person. */
export type Outcome =
  | { state: 'done'; playerId: string; transactionIds: string[] }
  | { state: 'held'; playerId: string; approvalId: string }

/**
 * What this very form has done already, or null: a second click is answered as the first. Refuses NOT_ALLOWED
 * where the form's id was used by somebody else or for something else.
 */
export async function findDone(
  tx: Tx,
  resolution: Resolution,
  subject: Subject,
  makerId: string,
): Promise<Outcome | null> {
  const { formId, playerId, action } = resolution
  const held = await tx.approval.findUnique({ where: { id: formId } })
  if (held) {
    const isOwn = held.makerId === makerId && held.playerId === playerId && held.action === action
    return isOwn ? { state: 'held', playerId, approvalId: formId } : usedElsewhere()
  }
  const found = action === 'win.accept' ? await findAccepted(tx, subject) : await findPosted(tx, formId)
  if (found.length === 0) return null
  const isOwn = found.every(
    one =>
      readStaffActor(one.actor)?.makerId === makerId && one.playerId === playerId && one.action === action,
  )
  if (isOwn) return { state: 'done', playerId, transactionIds: found.map(one => one.id) }
  return action === 'win.accept' ? null : usedElsewhere()
}

type Posted = { id: string; actor: string; playerId: string; action: string | null }

async function findPosted(tx: Tx, formId: string): Promise<Posted[]> {
  const ids = Array.from({ length: entriesMax + 1 }, (_, n) => staffTransactionId(formId, n))
  const first = await tx.$queryRaw<Posted[]>`
    select id from transactions where provider_id = 'staff' and scope = '' and provider_transaction_id = ${ids[0]}`
  if (first.length === 0) return []
  return tx.$queryRaw<Posted[]>`
    select id, actor, player_id as "playerId", detail ->> 'action' as action from transactions
    where provider_id = 'staff' and scope = '' and provider_transaction_id = any(${ids}) order by seq`
}

/** An accepted win stands under the provider's own id. */
function findAccepted(tx: Tx, { case: found, player }: Subject): Promise<Posted[]> {
  return tx.$queryRaw<Posted[]>`
    select id, actor, player_id as "playerId", detail ->> 'action' as action from transactions
    where provider_id = ${found?.providerId ?? ''} and scope in ('', ${player.id})
      and provider_transaction_id = ${found?.providerTransactionId ?? ''} and actor like 'staff:%'`
}

function usedElsewhere(): never {
  return refuse('NOT_ALLOWED', { message: 'This form was used already for something else. Begin anew.' })
}
