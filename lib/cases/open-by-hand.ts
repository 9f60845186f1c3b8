import type { AuditScope } from '@/lib/audit/scope'
import { newId } from '@/lib/ids'
import { refuse } from '@/lib/refusal'
import { uuidPattern } from '@/lib/text'
import { openCase } from './open'
import { parseWords } from './seen'

export type Opening = { title: string; text: string; playerId: string | null; roundId: string | null }

/** A case that somebody opens: a title, what it is about in their own words, and what it belongs to. */
export function parseOpening(form: unknown): Opening | null {
  const { title, text, playerId = null, roundId = null } = (form ?? {}) as Record<string, unknown>
  const [head, body] = [parseWords(title, 200), parseWords(text, 4000)]
  if (!head || !body || head.includes('\n')) return null
  if (playerId !== null && (typeof playerId !== 'string' || playerId.length < 1 || playerId.length > 255))
    return null
  if (roundId !== null && (typeof roundId !== 'string' || !uuidPattern.test(roundId))) return null
  return { title: head, text: body, playerId, roundId }
}

/**
 * Opens a case by hand, owned by who opened it; gives its id. A round brings its player and provider along.
 * Refuses INVALID_REQUEST where the player or the round is not there, or the round is another player's.
 */
export async function openByHand(
  scope: AuditScope & { staff: { id: string } },
  opening: Opening,
): Promise<string> {
  const { tx, by, audit, staff } = scope
  const { title, text, roundId } = opening
  const round = roundId === null ? null : await tx.round.findUnique({ where: { id: roundId } })
  if (roundId !== null && !round) refuse('INVALID_REQUEST', { message: 'There is no such round.' })
  const playerId = opening.playerId ?? round?.playerId ?? null
  if (round && round.playerId !== playerId)
    refuse('INVALID_REQUEST', { message: 'That round is of another player.' })
  if (playerId !== null && !(await tx.player.findUnique({ where: { id: playerId }, select: { id: true } })))
    refuse('INVALID_REQUEST', { message: 'There is no such player.' })
  const opened = await openCase(tx, by, {
    kind: 'manual',
    dedupe: [newId()],
    title,
    playerId,
    roundId,
    providerId: round?.providerId ?? null,
    ownerId: staff.id,
    facts: { text },
  })
  await audit(opened!.event)
  return opened!.id
}
