import { staffId } from './command'
import { type Acceptance, accept } from './decision'
import { withoutEntry } from './round'
import type { Known, State } from './state'

/** Rule 20: a posting the other way, with the original's own amount, rate and house account. */
export function reverse(state: State, original: Known): Acceptance {
  const { posting, currency, amount, playerId } = original
  const ours = { kind: 'player', playerId, currency } as const
  const theirs = { kind: 'provider', providerId: houseOf(state, original), currency } as const
  const isWin = original.kind === 'win'
  return accept({
    effect: posting ? 'posted' : 'recorded',
    currency,
    amount,
    move: posting
      ? { from: isWin ? ours : theirs, to: isWin ? theirs : ours, amount: posting.amount, rate: posting }
      : null,
    round: withoutEntry(state, original),
    original,
    reverses: true,
  })
}

/** Whose account the original moved: what staff posted stands in a round of the provider it concerns. */
function houseOf(state: State, original: Known): string {
  if (original.providerId !== staffId) return original.providerId
  return state.rounds.get(original.roundId!)!.providerId
}
