import type { AuditScope } from '@/lib/audit/scope'
import type { Tx } from '@/lib/db/prisma'
import { type Amount, canonical, toAmount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import { lockProvider } from '../find'
import { gameSubject } from './add'
import { refuseUnknownGame } from './set-status'
import { isCurrency, readStake } from './stake'

/** The highest stake of one bet: in general, and by currency. */
export type StakeLimits = { stakeMax: string | null; byCurrency: Record<string, string> }

export type LimitChange = {
  providerId: string
  id: string
  /** All of them: what is not there is no limit any more. */
  limits: StakeLimits
  reason?: string | null
  /** `writeLimits` of what the person saw; without it nothing is compared. */
  seen?: string
}

/** Currencies a game may have a limit of its own in. */
export const limitsMax = 50

/**
 * Sets a game's stake limits. Refuses INVALID_REQUEST for what is no currency or no amount above zero, GAME_NOT_FOUND,
 * NOT_ALLOWED where somebody was faster.
 */
export async function setStakeLimits(
  { tx, audit }: AuditScope,
  { providerId, id, limits, reason = null, seen }: LimitChange,
): Promise<void> {
  const wanted = readLimits(limits)
  await lockProvider(tx, providerId)
  const before = await findLimits(tx, providerId, id)
  if (seen !== undefined && seen !== writeLimits(before))
    refuse('NOT_ALLOWED', { message: 'Somebody has just changed these limits. Look at them again.' })
  await tx.game.update({
    where: { providerId_id: { providerId, id } },
    data: { stakeMax: wanted.stakeMax },
  })
  await tx.gameLimit.deleteMany({ where: { providerId, gameId: id } })
  await tx.gameLimit.createMany({
    data: Object.entries(wanted.byCurrency).map(([currency, stakeMax]) => ({
      providerId,
      gameId: id,
      currency,
      stakeMax,
    })),
  })
  await audit({
    action: 'game.change',
    subject: gameSubject(providerId, id),
    reason,
    before: plainLimits(before),
    after: plainLimits(wanted),
  })
}

/** Sets or takes away (null) one limit of a game, in a currency or, with `currency` null, in all that have none of their own. */
export async function setStakeLimit(
  scope: AuditScope,
  given: { providerId: string; id: string; currency: string | null; stakeMax: string | null },
): Promise<StakeLimits> {
  const { providerId, id, currency, stakeMax } = given
  await lockProvider(scope.tx, providerId)
  const before = await findLimits(scope.tx, providerId, id)
  const { [currency ?? '']: _, ...others } = before.byCurrency
  const limits =
    currency === null
      ? { ...before, stakeMax }
      : { ...before, byCurrency: stakeMax === null ? others : { ...others, [currency]: stakeMax } }
  await setStakeLimits(scope, { providerId, id, limits })
  return limits
}

/** Limits in one line, in one way: what a form was made on, and what a list shows in a file. */
export function writeLimits({ stakeMax, byCurrency }: StakeLimits): string {
  const own = Object.entries(byCurrency).sort(([a], [b]) => (a < b ? -1 : 1))
  const words = own.map(([currency, most]) => `${currency}=${canonical(toAmount(most))}`)
  return [...(stakeMax === null ? [] : [canonical(toAmount(stakeMax))]), ...words].join(' ')
}

async function findLimits(tx: Tx, providerId: string, id: string): Promise<StakeLimits> {
  const game = await tx.game.findUnique({
    where: { providerId_id: { providerId, id } },
    select: { stakeMax: true, limits: true },
  })
  if (!game) refuseUnknownGame(providerId, id)
  return {
    stakeMax: game.stakeMax?.toFixed() ?? null,
    byCurrency: Object.fromEntries(game.limits.map(one => [one.currency, one.stakeMax.toFixed()])),
  }
}

function readLimits({ stakeMax, byCurrency }: StakeLimits) {
  const own = Object.entries(byCurrency)
  if (own.length > limitsMax)
    refuse('INVALID_REQUEST', { message: `A game has ${limitsMax} limits by currency at most.` })
  const read: [string, Amount][] = own.map(([currency, most]) => {
    if (!isCurrency(currency))
      refuse('INVALID_REQUEST', {
        field: 'currency',
        message: `"${currency}" is no currency code, such as EUR.`,
      })
    return [currency, readStake(most, currency)]
  })
  return { stakeMax: stakeMax === null ? null : readStake(stakeMax), byCurrency: Object.fromEntries(read) }
}

function plainLimits({ stakeMax, byCurrency }: StakeLimits) {
  return { stake_max: stakeMax, ...byCurrency }
}
