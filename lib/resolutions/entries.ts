import { Prisma } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/prisma'
import type { Amount } from '@/lib/money/amount'

/** A transaction of a round, as far as putting it right asks. Ids are ours unless said. */
export type RoundEntry = {
  id: string
  providerId: string
  providerTransactionId: string
  playerId: string
  roundId: string | null
  providerRoundId: string | null
  gameId: string | null
  kind: string
  type: string | null
  effect: string
  currency: string
  amount: Amount
  seq: string
  originalId: string | null
  /** Whether a rollback has reversed it, and whether one was answered without (policy `win_rollback: keep`). */
  isReversed: boolean
  isKept: boolean
  isByStaff: boolean
}

/** What a round may hold before staff cannot put it right in one go. */
export const entriesMax = 500

/** The accepted transactions of a round, or of a transaction that stands beside every round; oldest first. */
export async function readEntries(
  tx: Tx,
  { roundId, transactionId }: { roundId: string | null; transactionId: string | null },
): Promise<RoundEntry[]> {
  if (roundId === null && transactionId === null) return []
  const which =
    roundId === null ? Prisma.sql`t.id = ${transactionId}::uuid` : Prisma.sql`t.round_id = ${roundId}::uuid`
  return tx.$queryRaw<RoundEntry[]>`
    select t.id, t.provider_id as "providerId", t.provider_transaction_id as "providerTransactionId",
      t.player_id as "playerId", t.round_id as "roundId", t.provider_round_id as "providerRoundId",
      t.game_id as "gameId", t.kind, t.type, t.effect, t.currency,
      t.amount::text as amount, t.seq::text as seq, t.original_id as "originalId", t.actor like 'staff:%' as "isByStaff",
      exists (select from transactions r where r.original_id = t.id and r.reverses) as "isReversed",
      exists (select from transactions r where r.original_id = t.id and r.effect = 'kept') as "isKept"
    from transactions t where ${which} and t.effect <> 'refused' order by t.seq limit ${entriesMax + 1}`
}

/** Accepted and neither rolled back since nor at birth. */
export function isLiveEntry({ effect, isReversed }: RoundEntry): boolean {
  return (effect === 'posted' || effect === 'recorded') && !isReversed
}

export function isBet({ kind, type }: RoundEntry): boolean {
  return kind === 'bet' && type !== 'tip'
}

export function isWin({ kind, type }: RoundEntry): boolean {
  return kind === 'win' && (type === 'cash' || type === 'free')
}
