import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { isText } from '@/lib/text'
import { lockProvider } from '../find'
import { readStake } from './stake'

export type NewGame = { providerId: string; id: string; name: string; stakeMax?: string | null }

/**
 * A game of a provider, enabled. `stakeMax` is the highest stake of one bet, written like an amount. Refuses
 * INVALID_REQUEST for an unknown provider or malformed facts, NOT_ALLOWED when the provider has this game.
 */
export async function addGame(
  { tx, by, audit }: AuditScope,
  { providerId, id, name, stakeMax = null }: NewGame,
): Promise<void> {
  if (!isText(id)) refuse('INVALID_REQUEST', { field: 'id', message: 'A game id is 1 to 255 characters.' })
  if (!isText(name, 200))
    refuse('INVALID_REQUEST', { field: 'name', message: 'A name is 1 to 200 characters.' })
  const most = stakeMax === null ? null : readStake(stakeMax)
  await lockProvider(tx, providerId)
  const data = [{ providerId, id, name, stakeMax: most, createdAt: new Date(by.at) }]
  const { count } = await tx.game.createMany({ data, skipDuplicates: true })
  if (count === 0)
    refuse('NOT_ALLOWED', { field: 'id', message: `"${providerId}" has a game "${id}" already.` })
  await audit({
    action: 'game.change',
    subject: gameSubject(providerId, id),
    after: { name, status: 'enabled', stake_max: most },
  })
}

/** A game as the audit names it: both ids, since another provider may have a game of the same id. */
export function gameSubject(providerId: string, id: string) {
  return { kind: 'game', id: `${providerId} ${id}` } as const
}
