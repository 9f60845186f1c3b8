import type { AuditScope } from '@/lib/audit/scope'
import { walletId } from '@/lib/ledger/account'
import { isZero, toAmount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import { isText, parseReason } from '@/lib/text'
import { type PlayerStatus, playerStatuses } from './get'
import { statusChange, statusChangeAgainst } from './status-changes'

/** `from` is the status the person saw when they decided. */
export type NewStatus = { playerId: string; from: PlayerStatus; to: PlayerStatus; reason: string }

/** A change as our form sends it, or null. */
export function parseStatusChange(given: NewStatus): NewStatus | null {
  const { playerId, from, to, reason } = given ?? {}
  if (typeof playerId !== 'string' || !isText(playerId)) return null
  if (!playerStatuses.includes(from) || !playerStatuses.includes(to)) return null
  const why = parseReason(reason)
  return why === null ? null : { playerId, from, to, reason: why }
}

/**
 * Changes a player's status as the table of changes allows, with the reason on the player and in the audit.
 * Self-exclusion and closing end every session at once. Refuses PLAYER_NOT_FOUND, and NOT_ALLOWED where the
 * status is no longer what was seen, where there is no such change, where money is left to close on, and
 * where a player would be let back by somebody who may not.
 */
export async function setStatus(
  { tx, by, audit }: AuditScope,
  given: NewStatus,
  mayReinstate: boolean,
): Promise<PlayerStatus> {
  const { playerId, from, to, reason } = given
  const [player] = await tx.$queryRaw<
    { status: PlayerStatus; currency: string; status_reason: string | null }[]
  >`
    select status, currency, status_reason from players where id = ${playerId} for no key update`
  if (!player) refuse('PLAYER_NOT_FOUND')
  if (player.status !== from) {
    refuse('NOT_ALLOWED', {
      message: `The player is ${named(player.status)} by now: look again. Nothing was changed.`,
    })
  }
  const change = statusChange(from, to)
  if (!change)
    refuse('NOT_ALLOWED', { message: `A player who is ${named(from)} cannot become ${named(to)}.` })
  // Behind the wallet's lock no bet, win or deposit is halfway.
  const [wallet] = await tx.$queryRaw<{ balance: string }[]>`
    select balance::text as balance from wallets where id = ${walletId(playerId, player.currency)}::uuid for update`
  const isEmpty = !wallet || isZero(toAmount(wallet.balance))
  const against = statusChangeAgainst(change, { isEmpty, mayReinstate })
  if (against) refuse('NOT_ALLOWED', { message: against })
  const at = new Date(by.at)
  await tx.player.update({
    where: { id: playerId },
    data: { status: to, statusReason: reason, updatedAt: at },
  })
  const ended = change.endsSessions
    ? await tx.session.updateMany({
        where: { playerId, endedAt: null, expiresAt: { gt: at } },
        data: { endedAt: at },
      })
    : { count: 0 }
  await audit({
    action: 'player.status',
    subject: { kind: 'player', id: playerId },
    playerId,
    reason,
    before: { status: from, reason: player.status_reason },
    after: { status: to, reason, ...(change.endsSessions ? { sessionsEnded: ended.count } : {}) },
  })
  return to
}

function named(status: PlayerStatus): string {
  return status.replace('_', '-')
}
