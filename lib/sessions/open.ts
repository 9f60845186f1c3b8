import type { By } from '@/lib/actor'
import { toTimestamp } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { newId, newSecret } from '@/lib/ids'
import { sha256 } from '@/lib/ledger/link'
import { refuse } from '@/lib/refusal'

export type NewSession = {
  playerId: string
  providerId: string
  gameId: string | null
  currency: string
  ttlSeconds: number | null
}

/** Seconds: a day unless said, a month at most. It is fixed: use does not lengthen it. */
export const sessionTtl = { usual: 86_400, max: 31 * 86_400 }

/**
 * A session of a player at a provider. The token (256 random bits) is shown this once; its hash is kept.
 * Refuses INVALID_REQUEST for an unknown provider, PLAYER_NOT_FOUND (also for a test player at a live
 * provider, and the reverse), WRONG_CURRENCY, GAME_NOT_FOUND.
 */
export async function openSession(
  given: NewSession,
  by: By,
): Promise<{ token: string; sessionId: string; expiresAt: string }> {
  const { playerId, providerId, gameId, currency } = given
  const provider = await prisma().provider.findUnique({
    where: { id: providerId },
    select: { mode: true, currencies: true, games: { where: { id: gameId ?? '' }, select: { id: true } } },
  })
  if (!provider)
    refuse('INVALID_REQUEST', { field: 'provider_id', message: `There is no provider "${providerId}".` })
  const player = await prisma().player.findUnique({ where: { id: playerId } })
  if (!player || (provider.mode === 'sandbox') !== player.test) refuse('PLAYER_NOT_FOUND')
  if (player.currency !== currency) refuse('WRONG_CURRENCY')
  if (provider.currencies.length > 0 && !provider.currencies.includes(currency))
    refuse('WRONG_CURRENCY', { message: `The games of "${providerId}" are not played in ${currency}.` })
  if (gameId !== null && provider.games.length === 0) refuse('GAME_NOT_FOUND')
  const token = newSecret(32)
  const expiresAt = new Date(by.at + (given.ttlSeconds ?? sessionTtl.usual) * 1000)
  const id = newId()
  const tokenHash = new Uint8Array(Buffer.from(sha256(token), 'hex'))
  const createdAt = new Date(by.at)
  await prisma().$transaction([
    prisma().player.update({ where: { id: playerId }, data: { lastSeenAt: createdAt } }),
    prisma().session.create({
      data: { id, tokenHash, playerId, providerId, gameId, currency, createdAt, expiresAt },
    }),
  ])
  return { token, sessionId: id, expiresAt: toTimestamp(expiresAt.getTime()) }
}
