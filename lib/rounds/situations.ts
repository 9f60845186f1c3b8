import { format, isZero, toAmount } from '@/lib/money/amount'
import type { FoldedCall } from './fold'
import { amountIn, amountsIn, moment, reasonOf, stakeIn, sumIn, sumOf, times, wantedIn } from './phrases'
import { reversalOf, type Story } from './story'
import type { RoundTransaction } from './transactions'
import type { RoundFacts } from './verdict'

/** `told` is the refused win that the text tells of already. */
type Answer = { tone: 'good' | 'warn' | 'bad'; text: string; told?: FoldedCall }
type Situation = (round: RoundFacts, story: Story) => Answer | null

/** The first that holds is the answer: what staff did, then what never came to be, then how it went. */
export const situations: Situation[] = [
  settledByStaff,
  neverTaken,
  refusedOutright,
  orphanRefused,
  allRolledBack,
  openBet,
  paid,
  lost,
]

function settledByStaff(round: RoundFacts, story: Story): Answer | null {
  const last = story.byStaff.at(-1)
  if (!round.isStaffSettled && !last) return null
  const taken = story.byStaff.filter(one => one.kind === 'rollback' && one.reverses)
  const bets = taken.filter(one => story.bets.some(bet => bet.id === one.originalId))
  if (bets.length > 0) {
    return good(
      `Staff rolled back ${amountsIn(bets)} ${moment(bets.at(-1)!.at)}: the player has the stake back.`,
    )
  }
  const wins = story.byStaff.filter(one => one.kind === 'win')
  const won = sumOf(wins)
  if (wins.length > 0 && !isZero(won)) {
    const credited = `${format(won, round.currency)} ${round.currency} was credited.`
    // A win that keeps the provider's own id is one that was refused when the provider sent it.
    if (wins.every(win => win.providerId !== 'staff'))
      return good(`Staff accepted the win that had been refused, ${moment(wins.at(-1)!.at)}: ${credited}`)
    return good(`Staff settled this round ${moment(wins.at(-1)!.at)}: ${credited}`)
  }
  if (taken.length > 0) {
    return good(
      `Staff took back a win of ${sumIn(taken, round)} ${moment(taken.at(-1)!.at)} that the provider had rolled back.`,
    )
  }
  return good(`Staff closed this round${last ? ` ${moment(last.at)}` : ''}; no win was credited.`)
}

function neverTaken({ status }: RoundFacts, story: Story): Answer | null {
  const late = story.lateBets[0]
  if (!late || story.bets.length > 0 || status === 'closed') return null
  const stone = story.rollbacks.find(one => one.referenceId === late.transactionId)
  const before = stone
    ? `The provider had rolled it back ${moment(stone.at)}, before it arrived ${moment(late.at, stone.at)}`
    : `Its rollback had come before it arrived ${moment(late.at)}`
  return warn(`The bet of ${amountIn(late)} was never taken. ${before}; nothing moved.`)
}

function refusedOutright(_: RoundFacts, story: Story): Answer | null {
  const refused = story.refusedBets[0]
  if (!refused || story.bets.length > 0 || story.wins.length > 0) return null
  const what =
    story.refusedBets.length > 1 ? `${story.refusedBets.length} bets` : `The bet of ${amountIn(refused)}`
  return warn(
    `${what} ${story.refusedBets.length > 1 ? 'were' : 'was'} refused ${moment(refused.at)}: ${reasonOf(refused.code)}. Nothing was debited.`,
  )
}

function orphanRefused(_: RoundFacts, story: Story): Answer | null {
  const win = story.refusedWins[0]
  if (!win || story.bets.length > 0 || story.wins.length > 0) return null
  return bad(
    `A win${wantedIn(win.first.request)} came ${moment(win.first.at)} without any bet of this round, and was refused: ${reasonOf(win.first.code)}. The player has not been paid.`,
    win,
  )
}

function allRolledBack(round: RoundFacts, story: Story): Answer | null {
  const live = story.bets.filter(bet => !reversalOf(story, bet))
  if (story.bets.length === 0 || live.length > 0) return null
  const last = story.bets
    .map(bet => reversalOf(story, bet)!)
    .sort(byTime)
    .at(-1)!
  const text = `${stakeIn(story.bets)} was rolled back ${moment(last.at)}: the player has ${sumIn(story.bets, round)} back.`
  const win = story.refusedWins[0]
  if (!win) return good(text)
  return bad(
    `${text} A win${wantedIn(win.first.request)} that came ${moment(win.first.at, last.at)} was refused: ${reasonOf(win.first.code)}.`,
    win,
  )
}

function openBet(round: RoundFacts, story: Story): Answer | null {
  const live = story.bets.filter(bet => !reversalOf(story, bet))
  if (round.status !== 'open' || live.length === 0 || liveWins(story).length > 0) return null
  const refused = story.refusedWins.at(-1)
  if (refused) {
    const tries = 1 + refused.repeats.length
    return bad(
      `${stakeIn(live)} was taken ${moment(live[0]!.at)}. A win${wantedIn(refused.first.request)} was refused ${times(tries)}, ${tries > 1 ? 'first ' : ''}${moment(refused.first.at, live[0]!.at)}: ${reasonOf(refused.first.code)}. The player has not been paid.`,
      refused,
    )
  }
  const last = story.lastCall
  const isSilent = last !== null && last.transactionId === live.at(-1)!.transactionId
  const heard =
    last && !isSilent ? `. The provider last called ${moment(last.at, live[0]!.at)} (${last.endpoint}).` : '.'
  const missing =
    story.wins.length > 0 ? 'its win was taken back, and no other has arrived' : 'no win has arrived'
  const since = isSilent ? ', and the provider has not called since' : ''
  return warn(`${stakeIn(live)} was taken ${moment(live[0]!.at)}; ${missing}${since}${heard}`)
}

function paid(round: RoundFacts, story: Story): Answer | null {
  const live = liveWins(story)
  const won = sumOf(live)
  if (live.length === 0 || isZero(won)) return null
  const last = live.filter(win => !isZero(toAmount(win.amount))).at(-1)!
  const credited = `${format(won, round.currency)} ${round.currency} ${live.length > 1 ? `in ${live.length} wins, the last` : 'was credited'} ${moment(last.at, story.bets[0]?.at)}`
  if (story.bets.length === 0) {
    const why = live.every(win => win.type === 'free')
      ? 'a free win needs none'
      : 'the policy of this provider accepts it'
    return warn(`A win without a bet: ${credited}; ${why}.`)
  }
  const end = round.status === 'open' ? 'The round is still open.' : 'The round is settled.'
  const text = `${stakeIn(story.bets)} was taken ${moment(story.bets[0]!.at)}, and ${credited}. ${end}`
  return round.status === 'open' ? warn(text) : good(text)
}

function lost(round: RoundFacts, story: Story): Answer | null {
  if (story.bets.length === 0) return null
  const closing = story.transactions.filter(one => one.roundClosed && one.effect !== 'refused').at(-1)
  const text = `${stakeIn(story.bets)} was taken ${moment(story.bets[0]!.at)} and lost`
  if (round.status !== 'closed')
    return warn(`${text}, as the provider told us with a win of zero; the round is still open.`)
  const ended = `${text}: the provider closed the round${closing ? ` ${moment(closing.at, story.bets[0]!.at)}` : ''} without a win.`
  const refused = story.refusedWins.at(-1)
  return refused ? bad(`${ended} ${refusedAfter(refused, story.bets[0]!.at)}`, refused) : good(ended)
}

/** A win that came after the end: what the player saw, and why it was not paid. */
function refusedAfter({ first, repeats }: FoldedCall, named: string): string {
  const tries = repeats.length > 0 ? ` ${times(1 + repeats.length)}, first` : ''
  return `A win${wantedIn(first.request)} was refused${tries} ${moment(first.at, named)}: ${reasonOf(first.code)}. The player has not been paid it.`
}

function liveWins(story: Story): RoundTransaction[] {
  return story.wins.filter(win => !reversalOf(story, win))
}

function byTime(a: RoundTransaction, b: RoundTransaction): number {
  return a.at < b.at ? -1 : 1
}

const good = (text: string): Answer => ({ tone: 'good', text })
const warn = (text: string): Answer => ({ tone: 'warn', text })
const bad = (text: string, told: FoldedCall): Answer => ({ tone: 'bad', text, told })
