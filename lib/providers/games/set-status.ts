import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { lockProvider } from '../find'
import { gameSubject } from './add'

export type GameStatus = {
  providerId: string
  id: string
  status: 'enabled' | 'disabled'
  reason?: string | null
}

/**
 * Takes bets on a game, or refuses them from now on; its rounds can still be won and rolled back. What is so already
 * stays so. Refuses INVALID_REQUEST for an unknown provider, GAME_NOT_FOUND.
 */
export async function setGameStatus(
  { tx, audit }: AuditScope,
  { providerId, id, status, reason = null }: GameStatus,
): Promise<void> {
  await lockProvider(tx, providerId)
  const where = { providerId_id: { providerId, id } }
  const before = await tx.game.findUnique({ where, select: { status: true } })
  if (!before) refuseUnknownGame(providerId, id)
  if (before.status !== status) await tx.game.update({ where, data: { status } })
  await audit({
    action: 'game.change',
    subject: gameSubject(providerId, id),
    reason,
    before,
    after: { status },
  })
}

export function refuseUnknownGame(providerId: string, id: string): never {
  refuse('GAME_NOT_FOUND', { message: `"${providerId}" has no game "${id}".` })
}
