import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { isText, parseReason, uuidPattern } from '@/lib/text'

/** One session, or with null every one of the player's that still runs. */
export type Revocation = { playerId: string; sessionId: string | null; reason: string }

/** What our form sends, or null. */
export function parseRevocation(form: Revocation): Revocation | null {
  const { playerId, sessionId, reason } = form ?? {}
  const why = parseReason(reason)
  if (why === null || typeof playerId !== 'string' || !isText(playerId)) return null
  if (sessionId !== null && !(typeof sessionId === 'string' && uuidPattern.test(sessionId))) return null
  return { playerId, sessionId, reason: why }
}

/**
 * Ends a player's sessions for a reason and answers how many: their tokens open no debit any more. Refuses
 * NOT_ALLOWED where there is nothing to end.
 */
export async function revokeSessions({ tx, by, audit }: AuditScope, given: Revocation): Promise<number> {
  const { playerId, sessionId, reason } = given
  const at = new Date(by.at)
  const running = await tx.$queryRaw<{ id: string; provider_id: string }[]>`
    update sessions set ended_at = ${at}
    where player_id = ${playerId} and ended_at is null and expires_at > ${at}
      and (${sessionId}::uuid is null or id = ${sessionId}::uuid)
    returning id, provider_id`
  if (running.length === 0) {
    const message = sessionId ? 'This session is over already.' : 'No session of this player is running.'
    refuse('NOT_ALLOWED', { message: `${message} Nothing was changed.` })
  }
  await audit({
    action: 'player.session.end',
    subject: sessionId ? { kind: 'session', id: sessionId } : { kind: 'player', id: playerId },
    playerId,
    reason,
    after: { ended: running.length, providers: [...new Set(running.map(one => one.provider_id))].sort() },
  })
  return running.length
}
