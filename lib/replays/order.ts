import type { Instant } from '@/lib/clock'
import type { DayCall } from './calls'
import type { Given } from './given'

/** What happened on a day: a call that is decided again (with the link it made, if any), or a fact. */
export type Event = { call: DayCall | null; link: Given | null; at: Instant }

/**
 * A day in the order in which it was decided. Within a wallet the ledger's own order is the truth; what left no link
 * stands where it arrived, a repeat behind what it repeats. Wallets meet in ids alone, so they are laid side by side by time.
 */
export function orderEvents(calls: DayCall[], links: Given[]): Event[] {
  const byRequest = new Map(calls.map(call => [call.requestId, call]))
  const players = new Map<string, { linked: Event[]; unlinked: DayCall[] }>()
  const of = (playerId: string) => {
    const known = players.get(playerId) ?? { linked: [], unlinked: [] }
    players.set(playerId, known)
    return known
  }
  const made = new Set<string>()
  for (const link of links.toSorted((a, b) => a.seq - b.seq)) {
    const call = byRequest.get(link.requestId ?? '') ?? null
    if (call) made.add(call.requestId)
    of(link.playerId).linked.push({ call, link, at: link.at })
  }
  for (const call of calls) if (!made.has(call.requestId)) of(call.command.playerId).unlinked.push(call)
  const merged = [...players.values()].flatMap(({ linked, unlinked }) => merge(linked, unlinked))
  return merged.sort((a, b) => a.at - b.at)
}

/** Two lists of one player as one, in which time never runs back. */
function merge(linked: Event[], unlinked: DayCall[]): Event[] {
  const waiting = new Set(linked.map(({ link }) => link!.providerTransactionId))
  const merged: Event[] = []
  let at = Number.NEGATIVE_INFINITY
  const put = (event: Event) => {
    at = Math.max(at, event.at)
    merged.push({ ...event, at })
  }
  let next = 0
  for (const event of linked) {
    for (; next < unlinked.length && comesBefore(unlinked[next]!, event, waiting); next++)
      put({ call: unlinked[next]!, link: null, at: unlinked[next]!.at })
    put(event)
    waiting.delete(event.link!.providerTransactionId)
  }
  for (const call of unlinked.slice(next)) put({ call, link: null, at: call.at })
  return merged
}

function comesBefore(call: DayCall, { call: other, link }: Event, waiting: Set<string>): boolean {
  if (call.isReplay && waiting.has(call.command.transactionId)) return false
  if (!other) return call.at < link!.at
  return call.at === other.at ? call.requestId < other.requestId : call.at < other.at
}
