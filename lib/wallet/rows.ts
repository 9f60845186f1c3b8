import type { Row } from '@/lib/db/conversation'
import { toAmount } from '@/lib/money/amount'
import type { Known, Round, Wallet } from './state'

/** What load.ts reads, as the rules know it. */
export function toWallet(row: Row): Wallet {
  return {
    id: row.id,
    playerId: row.player_id,
    currency: row.currency,
    balance: toAmount(row.balance),
    mayBeNegative: row.may_be_negative,
    seq: Number.parseInt(row.seq, 10),
    head: row.head,
  }
}

export function toKnown(row: Row): Known {
  return {
    id: row.id,
    providerId: row.provider_id,
    providerTransactionId: row.provider_transaction_id,
    kind: row.kind,
    type: row.type,
    playerId: row.player_id,
    roundId: row.round_id,
    seq: row.seq,
    currency: row.currency,
    amount: row.amount,
    roundClosed: row.round_closed,
    referenceId: row.reference_id,
    effect: row.effect,
    code: row.code,
    httpStatus: row.http_status,
    body: row.body,
    fingerprint: row.fingerprint,
    posting: null,
    at: Date.parse(row.at),
  }
}

export function toRound(row: Row): Round {
  return {
    id: row.id,
    providerId: row.provider_id,
    gameId: row.game_id,
    providerRoundId: row.provider_round_id,
    playerId: row.player_id,
    currency: row.currency,
    status: row.status,
    bets: row.bets,
    betsLive: row.bets_live,
    betsLate: row.bets_late,
    stake: toAmount(row.stake),
    win: toAmount(row.win),
    rate:
      row.rate === null
        ? null
        : { rate: toAmount(row.rate), day: row.rate_day, source: row.rate_source, stale: row.rate_stale },
    closedBy: row.closed_by,
    staffSettled: row.staff_settled,
    openedAt: row.opened_at,
  }
}
