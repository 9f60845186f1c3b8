import type { AuditScope } from '@/lib/audit/scope'
import { toTimestamp } from '@/lib/clock'
import type { Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { type Amount, canonical, compare, format, parseAmount, toAmount } from '@/lib/money/amount'
import { decimalsOf } from '@/lib/money/currency'
import { refuse } from '@/lib/refusal'
import { isText, parseReason } from '@/lib/text'
import { increaseWaits, type LimitSlot, limitSlots, limitsInForce } from './limits'

/** Amount in the player's currency; null takes the limit away. */
export type NewLimit = LimitSlot & { playerId: string; amount: Amount | null; reason: string }

/** What our form sends: an amount as written, empty to take the limit away. */
export type LimitForm = {
  playerId: string
  kind: string
  period: string
  amount: string | null
  reason: string
}

/** A limit as our form sends it, or null. */
export function parseLimit(form: LimitForm): NewLimit | null {
  const { playerId, kind, period, amount, reason } = form ?? {}
  const slot = limitSlots.find(one => one.kind === kind && one.period === period)
  const why = parseReason(reason)
  const parsed = amount === null ? null : parseAmount(amount)
  if (!slot || why === null || typeof playerId !== 'string' || !isText(playerId)) return null
  return amount !== null && parsed === null ? null : { ...slot, playerId, amount: parsed, reason: why }
}

/**
 * Sets one limit of a player and answers when it counts from. A first limit and a decrease count at once; an
 * increase, or taking it away, after 24 hours. The newest word stands: what was still waiting is withdrawn.
 * Refuses PLAYER_NOT_FOUND, INVALID_REQUEST for more decimals than the currency has, NOT_ALLOWED where it
 * would change nothing.
 */
export async function setLimit({ tx, by, audit }: AuditScope, given: NewLimit): Promise<string> {
  const { playerId, kind, period, amount, reason } = given
  const currency = await lockPlayer(tx, playerId)
  if (amount !== null && decimalsIn(amount) > decimalsOf(currency)) {
    refuse('INVALID_REQUEST', { message: `${currency} has ${decimalsOf(currency)} decimals, not more.` })
  }
  const present = await limitNow(tx, given, by.at)
  const waiting = await tx.playerLimit.findMany({
    where: { playerId, kind, period, effectiveAt: { gt: new Date(by.at) } },
    distinct: ['effectiveAt'],
    orderBy: [{ effectiveAt: 'asc' }, { id: 'desc' }],
  })
  const isSame = present === amount || (present !== null && amount !== null && compare(present, amount) === 0)
  if (isSame && !waiting.some(row => !equals(row.amount?.toFixed() ?? null, present))) {
    refuse('NOT_ALLOWED', { message: 'That is the limit already: nothing was changed.' })
  }
  const isLooser = present !== null && (amount === null || compare(amount, present) > 0)
  const effectiveAt = by.at + (isLooser ? increaseWaits : 0)
  const standing = isLooser ? present : amount
  const facts = { playerId, kind, period, currency, setBy: by.actor, setAt: new Date(by.at), reason }
  // Rows are for ever, so what waits is withdrawn by a later row for the same moment.
  const rows = [
    ...waiting.map(row => ({ ...facts, amount: standing, effectiveAt: row.effectiveAt })),
    { ...facts, amount, effectiveAt: new Date(effectiveAt) },
  ]
  await tx.playerLimit.createMany({ data: rows.map(row => ({ id: newId(), ...row })) })
  await tx.player.update({ where: { id: playerId }, data: { limited: true } })
  await audit({
    action: 'player.limit',
    subject: { kind: 'player', id: playerId },
    playerId,
    reason,
    before: { kind, period, amount: present && format(present, currency), currency },
    after: {
      kind,
      period,
      amount: amount && format(amount, currency),
      currency,
      from: toTimestamp(effectiveAt),
    },
  })
  return toTimestamp(effectiveAt)
}

async function lockPlayer(tx: Tx, id: string): Promise<string> {
  const [player] = await tx.$queryRaw<{ currency: string }[]>`
    select currency from players where id = ${id} for no key update`
  return player?.currency ?? refuse('PLAYER_NOT_FOUND')
}

async function limitNow(tx: Tx, { playerId, kind, period }: NewLimit, at: number): Promise<Amount | null> {
  const rows = await tx.$queryRawUnsafe<{ kind: string; period: string; amount: string | null }[]>(
    `select kind, period, amount::text as amount from (${limitsInForce('$1', '$2')}) l`,
    playerId,
    new Date(at),
  )
  const row = rows.find(one => one.kind === kind && one.period === period)
  return row?.amount ? toAmount(row.amount) : null
}

function equals(a: string | null, b: Amount | null): boolean {
  return a === null || b === null ? a === b : compare(toAmount(a), b) === 0
}

function decimalsIn(amount: Amount): number {
  return canonical(amount).split('.')[1]?.length ?? 0
}
