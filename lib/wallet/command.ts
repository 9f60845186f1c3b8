import { derivedId } from '@/lib/ids'
import { sha256, type TransactionKind } from '@/lib/ledger/link'
import { type Amount, canonical } from '@/lib/money/amount'

/** The provider ids under which the operator's and the staff's own transactions stand. */
export const operatorId = 'operator'
export const staffId = 'staff'

/** What staff decide about money: the words of the audit, of thresholds and of a transaction's detail. */
export type Resolution =
  | 'transaction.rollback'
  | 'round.rollback'
  | 'round.settle'
  | 'round.close'
  | 'win.accept'
  | 'win.release'
  | 'player.adjust'

/** What a money call asks for, once it is signed and well formed. The rules see nothing of HTTP. */
export type Command = {
  kind: TransactionKind
  providerId: string
  /**
   * The provider whose rounds, originals, tombstones and house account it concerns: the caller itself, or for
   * what staff decide the provider they decide about.
   */
  subjectId: string
  /** Which staff action decided it. Then neither a policy nor the round's state is a gate, but for rules-staff.ts. */
  resolution: Resolution | null
  /** The credential it came with: checked again in the batch, so that a revoked key decides nothing. */
  keyId: string | null
  playerId: string
  transactionId: string
  /** The provider's own round id, and ours where the game is known too. */
  providerRoundId: string | null
  roundId: string | null
  gameId: string | null
  /** Null in a rollback that does not say. */
  currency: string | null
  amount: Amount | null
  type: string | null
  roundClosed: boolean
  /** The bet a win names; the original of a rollback. */
  referenceId: string | null
  jackpotId: string | null
  /** What is recorded and decides nothing: jackpot contribution, tier, reason. */
  detail: Record<string, string> | null
  /** SHA-256 of the session token, hex. */
  tokenHash: string | null
  actor: string
  requestId: string | null
  fingerprint: string
}

/** A provider's or the operator's own call says nothing of a subject or a resolution. */
export type CommandFacts = Omit<Command, 'roundId' | 'fingerprint' | 'subjectId' | 'resolution'> &
  Partial<Pick<Command, 'subjectId' | 'resolution'>>

/** A command of its facts: adds our round id and the fingerprint that tells a repeat from a conflict. */
export function toCommand(facts: CommandFacts): Command {
  const { gameId, providerRoundId, playerId, subjectId = facts.providerId, resolution = null } = facts
  const named = gameId !== null && providerRoundId !== null
  return {
    ...facts,
    subjectId,
    resolution,
    roundId: named ? roundIdOf(subjectId, gameId, providerRoundId, playerId) : null,
    fingerprint: fingerprintOf(facts),
  }
}

/** Rule 14: a round is keyed by provider, game, round and player. */
export function roundIdOf(
  providerId: string,
  gameId: string,
  providerRoundId: string,
  playerId: string,
): string {
  return derivedId('round', providerId, gameId, providerRoundId, playerId)
}

/** Rule 2: the facts in which a repeat must agree, compared as values. */
function fingerprintOf(c: CommandFacts): string {
  const facts =
    c.kind === 'rollback'
      ? [c.kind, c.playerId, c.referenceId]
      : [
          c.kind,
          c.playerId,
          c.providerRoundId,
          c.gameId,
          c.currency,
          c.amount === null ? null : canonical(c.amount),
          c.referenceId,
          c.jackpotId,
          c.type,
          c.roundClosed,
        ]
  return sha256(JSON.stringify(c.providerId === staffId ? [...facts, c.subjectId, c.resolution] : facts))
}
