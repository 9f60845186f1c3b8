import { prisma } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'

/** Takes bets on a game again. Refuses GAME_NOT_FOUND. */
export function enableGame(providerId: string, id: string): Promise<void> {
  return setStatus(providerId, id, 'enabled')
}

/** Refuses bets on a game from now on; its rounds can still be won and rolled back. Refuses GAME_NOT_FOUND. */
export function disableGame(providerId: string, id: string): Promise<void> {
  return setStatus(providerId, id, 'disabled')
}

async function setStatus(providerId: string, id: string, status: 'enabled' | 'disabled'): Promise<void> {
  const { count } = await prisma().game.updateMany({ where: { providerId, id }, data: { status } })
  if (count === 0) refuse('GAME_NOT_FOUND', { message: `"${providerId}" has no game "${id}".` })
}
