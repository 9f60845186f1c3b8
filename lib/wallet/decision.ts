import type { Account } from '@/lib/ledger/account'
import type { Effect, LockedRate } from '@/lib/ledger/link'
import type { Amount } from '@/lib/money/amount'
import type { RefusalCode } from '@/lib/refusal'
import type { Known, Round } from './state'

/** What a person must look at, opened by a decision. */
export type CaseKind = 'credit_refused' | 'rollback_refused' | 'orphan_win' | 'kept_rollback' | 'stale_rate'

/** An amount on its way from one account to another. */
export type Move = { from: Account; to: Account; amount: Amount; rate: LockedRate }

export type Acceptance = {
  verdict: 'accepted'
  effect: Exclude<Effect, 'refused'>
  currency: string
  amount: Amount
  move: Move | null
  /** The round as it stands afterwards; null where the command stands beside every round. */
  round: Round | null
  /** The transaction a rollback found, and whether this one reverses it. */
  original: Known | null
  reverses: boolean
  /** Whether the posting may take the balance below zero. */
  mayBeNegative: boolean
  /** Lay a tombstone for the id this rollback names. */
  tombstone: boolean
  cases: CaseKind[]
}

export type Rejection = {
  verdict: 'refused'
  code: RefusalCode
  field?: string
  /** Rule 6: a refused debit is stored and stays refused. */
  stored: boolean
  /** The round as it stands afterwards, where even the refusal is remembered by it. */
  round: Round | null
  tombstone: boolean
  cases: CaseKind[]
}

export type Decision = { verdict: 'replay'; known: Known } | Acceptance | Rejection

type Accepted = Pick<Acceptance, 'effect' | 'currency' | 'amount'> & Partial<Acceptance>

/** An acceptance that moves nothing and touches no round, but for what is said. */
export function accept(parts: Accepted): Acceptance {
  return {
    verdict: 'accepted',
    move: null,
    round: null,
    original: null,
    reverses: false,
    mayBeNegative: false,
    tombstone: false,
    cases: [],
    ...parts,
  }
}

/** A refusal that is forgotten at once, but for what is said. */
export function reject(code: RefusalCode, parts: Partial<Rejection> = {}): Rejection {
  return { verdict: 'refused', code, stored: false, round: null, tombstone: false, cases: [], ...parts }
}
