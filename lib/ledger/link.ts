import * as crypto from 'node:crypto'
import { type Instant, toTimestamp } from '@/lib/clock'
import type { Amount } from '@/lib/money/amount'

export type TransactionKind = 'bet' | 'win' | 'rollback' | 'jackpot' | 'deposit' | 'withdrawal' | 'adjustment'

/**
 * What became of a command: `posted` (one posting), `recorded` (accepted, moves nothing), `void` (a late bet,
 * accepted as already rolled back), `kept` (a win's rollback that moved nothing for good), `refused`.
 */
export type Effect = 'posted' | 'recorded' | 'void' | 'kept' | 'refused'

/** The rate of a day: base units per unit of currency, its day (UTC) and its source. */
export type LockedRate = { rate: Amount; day: string; source: string; stale: boolean }

/** An amount from one account to another, valued in base at a locked rate; the player's balance after it. */
export type Posting = LockedRate & {
  sourceId: string
  destinationId: string
  currency: string
  amount: Amount
  balanceAfter: Amount
}

/** A money command and its stored answer: one link of its wallet's chain. Ids are UUIDs, hashes hex. */
export type Transaction = {
  id: string
  providerId: string
  scope: string
  providerTransactionId: string
  kind: TransactionKind
  type: string | null
  walletId: string
  seq: number
  playerId: string
  roundId: string | null
  providerRoundId: string | null
  gameId: string | null
  currency: string
  amount: Amount
  roundClosed: boolean
  /** The provider's id of what it refers to: a rollback's original, a win's bet. */
  referenceId: string | null
  /** Our id of the original a rollback found. */
  originalId: string | null
  reverses: boolean
  jackpotId: string | null
  detail: Record<string, string> | null
  effect: Effect
  code: string | null
  httpStatus: number
  body: string
  balance: Amount
  fingerprint: string
  policyVersion: number | null
  actor: string
  sessionId: string | null
  requestId: string | null
  at: Instant
  posting: Posting | null
}

/** Where a wallet's chain stands: the last link's number and hash (hex). */
export type Head = { seq: number; hash: string }

export const linkVersion = 1
const versionName = 'cage-link-v1'

/**
 * The canonical text of a link, version 1; lib/ledger/proof/link.ts writes the same in SQL. No field can hold a line
 * break, so lines cannot be confused; numbers are written exactly as Postgres prints them.
 */
export function linkText(transaction: Transaction, previousHash: string): string {
  const t = transaction
  const facts = `${t.kind}\n${t.type ?? ''}\n${t.playerId}\n${t.roundId ?? ''}\n${t.providerRoundId ?? ''}\n${t.gameId ?? ''}\n${t.currency}\n${t.amount}\n${t.roundClosed}`
  const relations = `${t.referenceId ?? ''}\n${t.originalId ?? ''}\n${t.reverses}\n${t.jackpotId ?? ''}`
  const outcome = `${t.effect}\n${t.code ?? ''}\n${t.httpStatus}\n${t.balance}\n${t.fingerprint}\n${t.policyVersion ?? ''}\n${t.actor}\n${t.sessionId ?? ''}\n${toTimestamp(t.at)}`
  const name = `${t.walletId}\n${t.seq}\n${t.id}\n${t.providerId}\n${t.scope}\n${t.providerTransactionId}`
  return `${versionName}\n${previousHash}\n${name}\n${facts}\n${relations}\n${outcome}\n${postingText(t.posting)}\n${t.body}`
}

/** The hash of a link: SHA-256 of its canonical text, hex. */
export function linkHash(transaction: Transaction, previousHash: string): string {
  return sha256(linkText(transaction, previousHash))
}

/** SHA-256 of a text's UTF-8 bytes, hex. */
export function sha256(text: string): string {
  return crypto.hash('sha256', text, 'hex')
}

function postingText(posting: Posting | null): string {
  if (!posting) return ''
  const p = posting
  return `${p.sourceId}\t${p.destinationId}\t${p.currency}\t${p.amount}\t${p.rate}\t${p.day}\t${p.source}\t${p.stale}\t${p.balanceAfter}`
}
