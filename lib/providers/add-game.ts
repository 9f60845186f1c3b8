import type { By } from '@/lib/actor'
import { prisma } from '@/lib/db/prisma'
import { isZero, parseAmount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import { isText } from '@/lib/text'
import { lockProvider } from './find'

export type NewGame = { providerId: string; id: string; name: string; stakeMax?: string }

/**
 * A game of a provider, enabled. `stakeMax` is the highest stake of one bet, written like an amount. Refuses
 * INVALID_REQUEST for an unknown provider or malformed facts, NOT_ALLOWED when the provider has this game.
 */
export async function addGame({ providerId, id, name, stakeMax }: NewGame, by: By): Promise<void> {
  if (!isText(id)) refuse('INVALID_REQUEST', { field: 'id', message: 'A game id is 1 to 255 characters.' })
  if (!isText(name, 200))
    refuse('INVALID_REQUEST', { field: 'name', message: 'A name is 1 to 200 characters.' })
  const most = stakeMax === undefined ? null : parseAmount(stakeMax)
  if (stakeMax !== undefined && (most === null || isZero(most))) {
    refuse('INVALID_REQUEST', {
      field: 'stake_max',
      message: 'A highest stake is written like an amount, above zero.',
    })
  }
  await prisma().$transaction(async tx => {
    await lockProvider(tx, providerId)
    const data = [{ providerId, id, name, stakeMax: most, createdAt: new Date(by.at) }]
    const { count } = await tx.game.createMany({ data, skipDuplicates: true })
    if (count === 0)
      refuse('NOT_ALLOWED', { field: 'id', message: `"${providerId}" has a game "${id}" already.` })
  })
}
