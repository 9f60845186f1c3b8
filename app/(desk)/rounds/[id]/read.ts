import { kindTitle } from '@/lib/cases/kinds'
import { listCasesOf } from '@/lib/cases/list-of'
import { reasonTitle } from '@/lib/cases/reasons'
import { now, toTimestamp } from '@/lib/clock'
import { listNotes } from '@/lib/notes/list'
import { policyDefaults } from '@/lib/providers/policies'
import { callsKeptSince } from '@/lib/requests/kept-since'
import { callsMax, listCallsAbout } from '@/lib/requests/list-of'
import { listRoundEvents } from '@/lib/rounds/events'
import { foldCalls } from '@/lib/rounds/fold'
import type { RoundView } from '@/lib/rounds/get'
import { listPolicyVersions } from '@/lib/rounds/list-policies'
import { listRoundTransactions } from '@/lib/rounds/list-transactions'
import { policiesBearing } from '@/lib/rounds/policies-bearing'
import { balancesAround, spanOf } from '@/lib/rounds/standing'
import { storyOf } from '@/lib/rounds/story'
import { timelineOf } from '@/lib/rounds/timeline'
import { verdictOf } from '@/lib/rounds/verdict'

const day = 86_400_000

/** All that the page of a round tells, put together from the rooms that know a part of it. */
export async function readRoundPage(round: RoundView) {
  const at = now()
  const [transactions, cases, notes, versions] = await Promise.all([
    listRoundTransactions(round, round.baseCurrency),
    listCasesOf({ roundId: round.id }),
    listNotes({ kind: 'round', id: round.id }),
    listPolicyVersions(round.providerId),
  ])
  const first = [round.openedAt, ...transactions.map(one => one.at)].sort()[0]!
  const [calls, events] = await Promise.all([
    listCallsAbout({
      providerId: round.providerId,
      playerId: round.playerId,
      roundId: round.roundId,
      transactionIds: [...new Set(transactions.map(one => one.transactionId))],
      since: new Date(Date.parse(first) - day),
    }),
    listRoundEvents(
      round,
      transactions.map(one => one.id),
      cases.map(one => one.id),
    ),
  ])
  const folded = foldCalls(calls)
  const story = storyOf(transactions, folded)
  const caseFacts = cases.map(one => ({
    id: one.id,
    title: one.title ?? kindTitle(one.kind),
    detail: reasonTitle(one.reason) ?? one.code,
    state: one.state,
    openedAt: one.openedAt,
  }))
  const closer = transactions.find(one => one.id === round.closedBy)
  const timeline = timelineOf({ calls: folded, transactions, events, notes, cases: caseFacts })
  const closing = timeline.find(entry => 'transaction' in entry && entry.transaction?.id === closer?.id)
  return {
    head: {
      balances: balancesAround(transactions),
      span: spanOf(round.openedAt, round.status === 'open' ? toTimestamp(at) : round.updatedAt),
      stuckSince: cases.find(one => one.kind === 'stuck_round' && one.state === 'open')?.openedAt ?? null,
      closer: closer ? { words: `closed by the ${closer.kind}`, href: `#${closing?.id}` } : null,
    },
    verdict: verdictOf(round, story),
    policies: policiesBearing(story, versions, policyDefaults),
    timeline,
    gap: gapOf(first.slice(0, 10), callsKeptSince(at), calls.length),
    cases,
    notes,
  }
}

/** What is not on the timeline, and why; null where all of it is. */
function gapOf(firstDay: string, keptSince: string, calls: number): string | null {
  if (firstDay < keptSince)
    return `Calls before ${keptSince} are no longer kept: what they did to the ledger is, and stands here.`
  return calls >= callsMax
    ? `Only the first ${callsMax} calls are shown; the list of calls has all of them.`
    : null
}
