import { compare, parseAmount, toAmount } from '@/lib/money/amount'
import { policyWords } from '@/lib/policy-words'
import { fieldsOf } from '@/lib/wire/differences'
import type { FoldedCall } from './fold'
import { reversalOf, type Story } from './story'
import type { RoundTransaction } from './transactions'

/** A policy that bore on a round: how it stood at the time, and what came of it here. */
export type BearingPolicy = { key: string; version: number; value: string; means: string; did: string }

type Version = { version: number; settings: Record<string, string>; since: string }
/** Where a policy spoke: what it did, and the version of the transaction or the moment of the call it judged. */
type Ruling = { key: string; did: string; version: number | null; at: string }

/**
 * The policies that decided something in this round, each at the version that judged it. A stored transaction
 * names its version; a refused credit or rollback is not stored, and is told by the moment of its call.
 */
export function policiesBearing(story: Story, versions: Version[], defaults: Record<string, string>) {
  const rulings = [...rulingsOnTransactions(story), ...rulingsOnCalls(story)]
  const told = new Map<string, BearingPolicy>()
  for (const { key, did, version, at } of rulings) {
    const judged =
      versions.find(one => one.version === version) ??
      versions.filter(one => one.since <= at).at(-1) ??
      versions[0]
    const value = judged?.settings[key] ?? defaults[key] ?? ''
    const bearing = {
      key,
      version: judged?.version ?? 1,
      value,
      means: policyWords[key]?.values[value]?.means ?? '',
      did,
    }
    told.set(JSON.stringify([key, bearing.version, did]), bearing)
  }
  return [...told.values()]
}

function rulingsOnTransactions(story: Story): Ruling[] {
  const { transactions } = story
  return transactions.flatMap(one => {
    const ruled = (key: string, did: string): Ruling => ({ key, did, version: one.policyVersion, at: one.at })
    if (one.policyVersion === null) return []
    if (story.lateBets.includes(one)) return [ruled('late_bet', lateBetWords(one))]
    if (one.kind === 'rollback') return rollbackRulings(story, one).map(([key, did]) => ruled(key, did))
    if (!story.wins.includes(one)) return []
    const isOrphan = one.type !== 'free' && !story.bets.some(bet => before(bet, one))
    const isLate = transactions.some(closer => closesBefore(story, closer, one))
    return [
      ...(isOrphan ? [ruled('orphan_win', `The win ${one.transactionId} was credited without a bet.`)] : []),
      ...(isLate
        ? [ruled('late_win', `The win ${one.transactionId} was credited into a closed round.`)]
        : []),
    ]
  })
}

function rollbackRulings(story: Story, rollback: RoundTransaction): [key: string, did: string][] {
  const { transactionId, referenceId, detail } = rollback
  const original = story.transactions.find(one => one.id === rollback.originalId)
  if (!original)
    return [
      ['unknown_rollback', `${referenceId} was unknown: ${transactionId} was answered ok, nothing moved.`],
    ]
  const given = parseAmount(detail.amount)
  const differs = given !== null && compare(given, toAmount(original.amount)) !== 0
  const amount: [string, string][] = differs
    ? [['rollback_amount', `${transactionId} said ${given}; the original's ${original.amount} counted.`]]
    : []
  if (rollback.effect === 'kept')
    return [
      ['win_rollback', `${transactionId} was answered ok; the win had been spent, so nothing moved.`],
      ...amount,
    ]
  if (!rollback.reverses && original.effect !== 'refused')
    return [
      ['second_rollback', `${transactionId} came for what was reversed already: answered ok, nothing moved.`],
      ...amount,
    ]
  if (rollback.reverses && original.kind === 'win') {
    const below = rollback.balance.startsWith('-') ? ', below zero' : ''
    return [['win_rollback', `The win ${original.transactionId} was taken back${below}.`], ...amount]
  }
  if (rollback.reverses && isSettledBefore(story, original, rollback))
    return [
      ['settled_rollback', `The bet ${original.transactionId} was settled, and rolled back all the same.`],
      ...amount,
    ]
  return amount
}

function rulingsOnCalls(story: Story): Ruling[] {
  const refusals = [...story.refusedWins, ...story.refusedRollbacks].flatMap(call => {
    const key = keyOfRefusal(story, call)
    const { first } = call
    const did = `The ${first.endpoint} ${first.transactionId} was refused with ${first.code}.`
    return key ? [{ key, did, version: null, at: first.at }] : []
  })
  const replay = story.calls
    .flatMap(({ first, repeats }) => [first, ...repeats.map(repeat => repeat.call)])
    .find(call => call.verdict === 'replay')
  const conflict = story.conflicts[0]?.first
  const replayed = 'The repeats in this round were answered so.'
  const collided = `${conflict?.transactionId} came again with other facts: a conflict.`
  return [
    ...refusals,
    ...(replay ? [{ key: 'replayed_body', did: replayed, version: null, at: replay.at }] : []),
    ...(conflict ? [{ key: 'id_scope', did: collided, version: null, at: conflict.at }] : []),
  ]
}

/** Which policy a refusal comes from; null where no policy has a say in it. */
function keyOfRefusal(story: Story, { first }: FoldedCall): string | null {
  const { endpoint, code, referenceId } = first
  if (endpoint === 'win') {
    if (code === 'ROUND_CLOSED') return 'late_win'
    return code === 'TRANSACTION_NOT_FOUND' && story.bets.length === 0 ? 'orphan_win' : null
  }
  const original = story.transactions.find(one => one.transactionId === referenceId)
  if (code === 'ALREADY_SETTLED') return 'settled_rollback'
  if (code === 'INSUFFICIENT_FUNDS') return 'win_rollback'
  if (code === 'TRANSACTION_NOT_FOUND') return 'unknown_rollback'
  if (code === 'INVALID_REQUEST')
    return fieldsOf(first.answer)?.get('error')?.includes('"amount"') ? 'rollback_amount' : null
  if (code !== 'NOT_ALLOWED' || !original) return null
  if (reversalOf(story, original)) return 'second_rollback'
  return original.kind === 'win' ? 'win_rollback' : null
}

function lateBetWords({ effect, transactionId }: RoundTransaction): string {
  return effect === 'void'
    ? `${transactionId} came after its rollback: answered ok, nothing moved.`
    : `${transactionId} came after its rollback and was refused.`
}

/** Rule 25, as it stood when the rollback came. */
function isSettledBefore(story: Story, bet: RoundTransaction, rollback: RoundTransaction): boolean {
  return story.transactions.some(one => {
    if (one.id === bet.id || !before(one, rollback) || !counts(story, one, rollback)) return false
    if (one.roundClosed) return true
    if (!story.wins.includes(one)) return false
    return one.referenceId === null ? before(bet, one) : one.referenceId === bet.transactionId
  })
}

function closesBefore(story: Story, closer: RoundTransaction, win: RoundTransaction): boolean {
  return closer.roundClosed && before(closer, win) && counts(story, closer, win)
}

/** Whether it was accepted, and not reversed until then. */
function counts(story: Story, one: RoundTransaction, then: RoundTransaction): boolean {
  if (!story.bets.includes(one) && !story.wins.includes(one)) return false
  const reversal = reversalOf(story, one)
  return !reversal || !before(reversal, then)
}

function before(a: RoundTransaction, b: RoundTransaction): boolean {
  return BigInt(a.seq) < BigInt(b.seq)
}
