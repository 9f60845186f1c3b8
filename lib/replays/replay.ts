import { setImmediate as breathe } from 'node:timers/promises'
import type { Policies } from '@/lib/providers/policies'
import type { State } from '@/lib/wallet/state'
import type { DayCall } from './calls'
import { decideAgain } from './decide'
import { applyGiven } from './given'
import { openState } from './opening'
import { orderEvents } from './order'
import type { Day } from './read'
import { type Report, tally } from './report'

type Asked = { version: number; present: Policies; wanted: Policies }

const sliceLength = 200

/**
 * Plays a day twice in memory, by the very rules: as the policies are and as they would be. Writes nothing. It gives way
 * to other work between slices, and ends early when `isLate` says so: then the report is of a part.
 */
export async function replayDay(
  day: Day,
  { version, present, wanted }: Asked,
  isLate: () => boolean = () => false,
): Promise<Report> {
  const { opening, calls, links } = day
  const { providerId } = opening
  const asIs = openState(opening, present)
  const wouldBe = openState(opening, wanted)
  const repeatsDiffer = present.replayed_body !== wanted.replayed_body
  const sum = tally(playerId => asIs.players.get(playerId)?.currency, repeatsDiffer)
  let partUntil = day.partUntil
  let done = 0
  for (const { call, link, at } of orderEvents(calls, links)) {
    if (++done % sliceLength === 0) {
      await breathe()
      if (isLate()) {
        partUntil = at
        break
      }
    }
    const decideIn = (state: State, one: DayCall) => decideAgain(state, one, link?.id ?? null, at)
    if (call) sum.add(call, decideIn(asIs, call), decideIn(wouldBe, call))
    else for (const state of [asIs, wouldBe]) applyGiven(state, providerId, link!)
  }
  return {
    day: opening.day,
    version,
    ...sum.total(),
    partUntil: partUntil === null ? null : new Date(partUntil).toISOString(),
    leftOut: [...day.leftOut, ...missingCalls(day)].map(([why, count]) => ({ why, calls: count })),
    versions: otherVersions(day, version),
  }
}

/** Transactions of the provider whose call the log does not have: facts, as the deposits are. */
function missingCalls({ opening, calls, links }: Day): ['missing', number][] {
  const seen = new Set(calls.map(call => call.requestId))
  const missing = links.filter(
    ({ providerId, requestId }) =>
      providerId === opening.providerId && requestId !== null && !seen.has(requestId),
  )
  return missing.length > 0 ? [['missing', missing.length]] : []
}

function otherVersions({ links, opening }: Day, present: number): Report['versions'] {
  const counts = new Map<number, number>()
  for (const { providerId, policyVersion } of links) {
    if (providerId !== opening.providerId || policyVersion === null || policyVersion === present) continue
    counts.set(policyVersion, (counts.get(policyVersion) ?? 0) + 1)
  }
  return [...counts].map(([version, calls]) => ({ version, calls })).sort((a, b) => a.version - b.version)
}
