import type { Tx } from '@/lib/db/prisma'
import { sha256 } from '@/lib/ledger/link'
import { type Amount, canonical } from '@/lib/money/amount'
import type { Intent } from './intent'
import type { Subject } from './subject'

/**
 * SHA-256 (hex) over what is asked for and what the decision rests on: the round with its transactions, what was
 * reversed and kept, and the case of a refused win; for an adjustment the player's status and the last staff
 * transaction of the wallet. Not the balance: a player who plays on must not hold up an approval.
 */
export async function basisOf(
  tx: Tx,
  intent: Intent,
  subject: Subject,
  amount: Amount | null,
): Promise<string> {
  const { action, playerId, roundId, transactionId, caseId, direction } = intent
  const asked = [action, playerId, roundId, transactionId, caseId, direction, amount && canonical(amount)]
  const rest =
    action === 'player.adjust'
      ? [subject.player.status, await lastStaffTransaction(tx, playerId)]
      : roundFacts(subject, action === 'win.accept')
  return sha256(JSON.stringify([asked, rest]))
}

function roundFacts({ round, entries, case: found }: Subject, withCase: boolean): unknown[] {
  return [
    round && [
      round.status,
      round.bets,
      round.betsLive,
      canonical(round.stake),
      canonical(round.win),
      round.closedBy,
      round.staffSettled,
    ],
    entries.map(({ id, effect, isReversed, isKept }) => [id, effect, isReversed, isKept]),
    withCase && found ? [found.id, found.state, found.code] : null,
  ]
}

async function lastStaffTransaction(tx: Tx, playerId: string): Promise<string | null> {
  const [last] = await tx.$queryRaw<{ id: string }[]>`
    select id from transactions where actor like 'staff:%' and player_id = ${playerId} order by at desc, seq desc limit 1`
  return last?.id ?? null
}
