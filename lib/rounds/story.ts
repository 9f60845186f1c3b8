import type { LoggedCall } from '@/lib/wire/call'
import type { FoldedCall } from './fold'
import type { RoundTransaction } from './transactions'

/** All that is known of a round, sorted out: what the verdict and the policies are told from. */
export type Story = {
  transactions: RoundTransaction[]
  calls: FoldedCall[]
  /** Bets that were taken, those rolled back since included; tips are none. */
  bets: RoundTransaction[]
  /** Bets that were refused, and stay so. */
  refusedBets: RoundTransaction[]
  /** Bets whose rollback came first: void, or refused for it. */
  lateBets: RoundTransaction[]
  wins: RoundTransaction[]
  /** Bonuses, promotions, tournaments, jackpots: beside the round. */
  extras: RoundTransaction[]
  rollbacks: RoundTransaction[]
  /** Rollbacks of wins that moved nothing for good. */
  kept: RoundTransaction[]
  /** What staff posted. */
  byStaff: RoundTransaction[]
  /** Wins and rollbacks that were refused and never accepted since. */
  refusedWins: FoldedCall[]
  refusedRollbacks: FoldedCall[]
  conflicts: FoldedCall[]
  /** Calls that came again, with the same outcome. */
  repeats: number
  lastCall: LoggedCall | null
}

export function storyOf(transactions: RoundTransaction[], calls: FoldedCall[]): Story {
  const accepted = transactions.filter(one => one.effect !== 'refused')
  const bets = accepted.filter(one => one.kind === 'bet' && one.type !== 'tip' && one.effect !== 'void')
  const settled = new Set(accepted.map(one => one.transactionId))
  const refused = (endpoint: string) =>
    calls.filter(
      ({ first }) =>
        first.endpoint === endpoint && first.verdict === 'refused' && !settled.has(first.transactionId ?? ''),
    )
  return {
    transactions,
    calls,
    bets,
    refusedBets: transactions.filter(one => one.kind === 'bet' && one.effect === 'refused' && !isLate(one)),
    lateBets: transactions.filter(isLate),
    wins: accepted.filter(one => one.kind === 'win' && isOfRound(one)),
    extras: accepted.filter(one => one.kind === 'jackpot' || (one.kind === 'win' && !isOfRound(one))),
    rollbacks: accepted.filter(one => one.kind === 'rollback' && one.effect !== 'kept'),
    kept: accepted.filter(one => one.effect === 'kept'),
    byStaff: accepted.filter(isByStaff),
    refusedWins: refused('win'),
    refusedRollbacks: refused('rollback'),
    conflicts: calls.filter(({ first }) => first.verdict === 'conflict'),
    repeats: calls.reduce((sum, call) => sum + call.repeats.length, 0),
    lastCall: lastOf(calls),
  }
}

/** What reversed a transaction; null where nothing did. */
export function reversalOf(story: Story, one: RoundTransaction): RoundTransaction | null {
  return story.transactions.find(other => other.reverses && other.originalId === one.id) ?? null
}

export function isByStaff(one: RoundTransaction): boolean {
  return one.actor.startsWith('staff:')
}

/** Whether a win settles its round: bonuses, promotions and tournaments stand beside it. */
function isOfRound(win: RoundTransaction): boolean {
  return win.type === 'cash' || win.type === 'free'
}

/** A bet after its tombstone. A refusal of that kind can have no other reason. */
function isLate(one: RoundTransaction): boolean {
  if (one.kind !== 'bet') return false
  return one.effect === 'void' || one.code === 'TRANSACTION_ROLLED_BACK'
}

function lastOf(calls: FoldedCall[]): LoggedCall | null {
  const all = calls.flatMap(({ first, repeats }) => [first, ...repeats.map(repeat => repeat.call)])
  return all.reduce<LoggedCall | null>((last, call) => (last && last.at > call.at ? last : call), null)
}
