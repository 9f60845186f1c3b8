import type { FoldedCall } from './fold'
import { amountIn, amountsIn, moment, reasonOf, times, wantedIn } from './phrases'
import { spanOf } from './standing'
import { isByStaff, reversalOf, type Story } from './story'
import type { RoundFacts } from './verdict'

/** Milliseconds between two bets that may be one stake sent twice. */
const twinWithin = 5000

/** What the answer does not say and an agent must know: refusals, repeats, conflicts, what stands beside. */
export function remarksOn(round: RoundFacts, story: Story, told: FoldedCall | null): string[] {
  const undone = story.wins.flatMap(win => {
    const reversal = reversalOf(story, win)
    return reversal && !isByStaff(reversal)
      ? [`The win of ${amountIn(win)} was taken back by the provider ${moment(reversal.at)}.`]
      : []
  })
  const part = story.bets.filter(bet => reversalOf(story, bet))
  const partly = part.length > 0 && part.length < story.bets.length
  return [
    ...undone,
    ...twins(story),
    ...(partly ? [`Of ${story.bets.length} bets ${part.length} rolled back: ${amountsIn(part)}.`] : []),
    ...story.kept.map(
      one =>
        `The provider took back a win of ${amountIn(one)} ${moment(one.at)}, but the balance was too low: answered ok, nothing moved, and a case was opened.`,
    ),
    ...story.refusedRollbacks.map(
      ({ first, repeats }) =>
        `A rollback${first.referenceId ? ` of ${first.referenceId}` : ''} was refused ${times(1 + repeats.length)}, ${moment(first.at)}: ${reasonOf(first.code)}. The provider may believe the player was given back.`,
    ),
    ...story.refusedWins
      .filter(call => call !== told)
      .map(
        ({ first, repeats }) =>
          `A win${wantedIn(first.request)} was refused ${times(1 + repeats.length)}, ${moment(first.at)}: ${reasonOf(first.code)}.`,
      ),
    ...(story.bets.length > 0
      ? story.refusedBets.map(
          bet => `A bet of ${amountIn(bet)} was refused ${moment(bet.at)}: ${reasonOf(bet.code)}.`,
        )
      : []),
    ...story.extras.map(one => `Beside the round: ${one.kind} of ${amountIn(one)} ${moment(one.at)}.`),
    ...story.conflicts.map(
      ({ first, differs, repeats }) =>
        `The id ${first.transactionId} came again with other facts${fieldsIn(differs)} ${times(1 + repeats.length)}: refused as a conflict, nothing moved.`,
    ),
    ...repeated(story),
    ...(round.status === 'unopened'
      ? ['No bet was ever accepted, so the round itself was never opened.']
      : []),
  ]
}

/** Two bets of one amount within seconds, under two ids: a provider that lost its answer sends a stake anew. */
function twins({ bets }: Story): string[] {
  return bets.slice(1).flatMap((bet, index) => {
    const before = bets[index]!
    const isTwin = bet.amount === before.amount && Date.parse(bet.at) - Date.parse(before.at) <= twinWithin
    return isTwin
      ? [
          `${before.transactionId} and ${bet.transactionId} took ${amountIn(bet)} each, ${spanOf(before.at, bet.at)} apart: if the player staked once, the second is one too many.`,
        ]
      : []
  })
}

function repeated({ repeats }: Story): string[] {
  if (repeats === 0) return []
  return [
    `${repeats === 1 ? 'One call' : `${repeats} calls`} came again with the same id: each was booked at most once.`,
  ]
}

function fieldsIn(differs: Story['conflicts'][number]['differs']): string {
  const told = differs.filter(one => one.field !== 'token').slice(0, 3)
  if (told.length === 0) return ''
  return ` (${told.map(one => `${one.field} ${one.before ?? 'absent'} → ${one.after ?? 'absent'}`).join(', ')})`
}
