import type { Instant } from '@/lib/clock'
import type { LockedRate, Transaction } from '@/lib/ledger/link'
import { type Amount, compare, isZero } from '@/lib/money/amount'
import type { Directory, Provider } from '@/lib/providers/directory'
import { type Command, staffId } from './command'
import type { Allowance } from './limits'

export type Player = { id: string; currency: string; status: string; test: boolean }

/** The player's account: the only one with a running balance, and the head of its hash chain. */
export type Wallet = {
  id: string
  playerId: string
  currency: string
  balance: Amount
  mayBeNegative: boolean
  seq: number
  head: string
}

export type Session = {
  id: string
  playerId: string
  providerId: string
  expiresAt: Instant
  endedAt: Instant | null
}

export type Round = {
  id: string
  providerId: string
  gameId: string
  providerRoundId: string
  playerId: string
  currency: string
  status: 'open' | 'closed' | 'cancelled'
  /** Bets accepted, those of them not rolled back, and bets refused because their rollback came first. */
  bets: number
  betsLive: number
  betsLate: number
  /** Sums of what is live: cash bets, and wins that settle. */
  stake: Amount
  win: Amount
  rate: LockedRate | null
  closedBy: string | null
  /** Settled or closed by staff: nothing of the provider moves money in it any more. */
  staffSettled: boolean
  openedAt: Instant
}

/** A stored transaction, as far as the rules ask. */
export type Known = Pick<
  Transaction,
  | 'id'
  | 'providerId'
  | 'providerTransactionId'
  | 'kind'
  | 'type'
  | 'playerId'
  | 'roundId'
  | 'seq'
  | 'currency'
  | 'amount'
  | 'roundClosed'
  | 'referenceId'
  | 'effect'
  | 'httpStatus'
  | 'body'
  | 'code'
  | 'fingerprint'
  | 'posting'
  | 'at'
>

/**
 * What the rules decide on: loaded for a batch (lib/wallet/load.ts), grown by `apply` as its commands are
 * decided. Held in full in memory it is a whole casino, which is how the rules' own tests run.
 */
export type State = {
  directory: Directory
  players: Map<string, Player>
  wallets: Map<string, Wallet>
  /** By `keyOf`. */
  transactions: Map<string, Known>
  /** Ids of originals that were reversed, and of wins whose rollback was kept. */
  reversed: Set<string>
  kept: Set<string>
  /** By `tombstoneOf`. */
  tombstones: Set<string>
  /** By the hash of the token. */
  sessions: Map<string, Session>
  rounds: Map<string, Round>
  /**
   * The accepted transactions of a round, by our round id: all that bear on a rollback in the batch, which is
   * why a batch takes only one rollback of a player (lib/wallet/queue.ts).
   */
  entries: Map<string, Known[]>
  /** What a player with limits may still stake; players without have none. */
  allowances: Map<string, Allowance>
}

export function emptyState(directory: Directory): State {
  return {
    directory,
    players: new Map(),
    wallets: new Map(),
    transactions: new Map(),
    reversed: new Set(),
    kept: new Set(),
    tombstones: new Set(),
    sessions: new Map(),
    rounds: new Map(),
    entries: new Map(),
    allowances: new Map(),
  }
}

/** What a transaction id is unique within (policy `id_scope`): empty for the provider, or the player. */
export function scopeOf(directory: Directory, providerId: string, playerId: string): string {
  return directory.providers.get(providerId)?.policies.id_scope === 'player' ? playerId : ''
}

/** Rule 1: a money transaction is (provider, transaction id), within the provider's scope. */
export function keyOf(providerId: string, scope: string, transactionId: string): string {
  return `${providerId}\n${scope}\n${transactionId}`
}

export function tombstoneOf(providerId: string, playerId: string, transactionId: string): string {
  return `${providerId}\n${playerId}\n${transactionId}`
}

/** The transaction that stands under this command's own id, in the scope of its player. */
export function findKnown(state: State, command: Command): Known | undefined {
  const { providerId, playerId, transactionId } = command
  return state.transactions.get(
    keyOf(providerId, scopeOf(state.directory, providerId, playerId), transactionId),
  )
}

/** The transaction a command refers to: one its subject knows by this id. */
export function findReferred(state: State, command: Command): Known | undefined {
  const { subjectId, playerId, referenceId } = command
  return state.transactions.get(keyOf(subjectId, scopeOf(state.directory, subjectId, playerId), referenceId!))
}

export function hasTombstone(state: State, command: Command, transactionId: string): boolean {
  return state.tombstones.has(tombstoneOf(command.subjectId, command.playerId, transactionId))
}

/** Rules 9 and 10: a debit never takes the balance below zero; zero is always affordable. */
export function lacksFunds(state: State, playerId: string, amount: Amount): boolean {
  return !isZero(amount) && compare(amount, state.wallets.get(playerId)!.balance) > 0
}

/** The provider that calls; none where the operator or staff do. */
export function providerOf(state: State, command: Command): Provider | null {
  return state.directory.providers.get(command.providerId) ?? null
}

/** Accepted, and neither rolled back since nor at birth. */
export function isLive(state: State, known: Known): boolean {
  return (known.effect === 'posted' || known.effect === 'recorded') && !state.reversed.has(known.id)
}

export function liveEntries(state: State, roundId: string): Known[] {
  return (state.entries.get(roundId) ?? []).filter(entry => isLive(state, entry))
}

/** A bet that belongs to its round: a tip opens none and carries no win. */
export function isRoundBet(known: Pick<Known, 'kind' | 'type'>): boolean {
  return known.kind === 'bet' && known.type !== 'tip'
}

/** A win that settles: bonus, promo and tournament wins stand beside the round. */
export function isRoundWin(known: Pick<Known, 'kind' | 'type'>): boolean {
  return known.kind === 'win' && (known.type === 'cash' || known.type === 'free')
}

/** The win by which staff settled or closed a round. */
export function isStaffSettle(known: Pick<Known, 'providerId' | 'kind' | 'type' | 'roundClosed'>): boolean {
  return known.providerId === staffId && known.roundClosed && isRoundWin(known)
}

/** Sandbox keys touch test players, live keys real ones; to the others a player does not exist. */
export function playerOf(state: State, command: Command): Player | null {
  const player = state.players.get(command.playerId)
  const provider = providerOf(state, command)
  if (!player || (provider && (provider.mode === 'sandbox') !== player.test)) return null
  return player
}
