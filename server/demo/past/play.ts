import { setImmediate as breathe } from 'node:timers/promises'
import type { Instant } from '@/lib/clock'
import { makePrng } from '@/studio/prng'
import type { PastCasino, Played } from './casino'
import { dayLength, daysOf, visitsOf } from './days'
import type { Fate } from './fates'
import type { Person } from './people'
import { playVisit } from './visit'

/** How far back there are rounds that nobody has ended yet. */
const unsettled = 14 * 3_600_000

/** What a visit comes to before there was any. */
const usualVisit = 30

export type Past = {
  since: Instant
  until: Instant
  people: Person[]
  fates: Map<string, Fate>
  transactions: number
  signal: AbortSignal
}

/**
 * Plays the past day after day; `write` takes each day as it is over, while the next is played. Answers how
 * many transactions there are.
 */
export async function playPast(
  casino: PastCasino,
  past: Past,
  write: (played: Played, count: number) => Promise<void>,
): Promise<number> {
  const busyUntil = new Map<string, Instant>()
  let [due, count, visits] = [0, 0, 0]
  let writing: Promise<void> = Promise.resolve()
  for (const { from, share } of daysOf(past.since, past.until)) {
    due += share * past.transactions
    const usual = visits > 0 ? count / visits : usualVisit
    for (const { person, at } of visitsOf(
      from,
      (due - count) / usual,
      past.people,
      newcomersOf(past, from),
    )) {
      const startAt = Math.max(at, (busyUntil.get(person.id) ?? 0) + 600_000)
      if (startAt + 120_000 > past.until || isGone(casino, past.fates.get(person.id), startAt)) continue
      const prng = makePrng('demo', `visit ${++visits}`)
      const over = playVisit(casino, person, visits, startAt, past.until, prng, past.until - unsettled)
      busyUntil.set(person.id, over)
    }
    const played = casino.take()
    count += played.writes.links.length
    await writing
    writing = write(played, count)
    // Its failure is met where it is waited for: it must not end the process before.
    writing.catch(() => {})
    await breathe()
    if (past.signal.aborted) {
      await writing
      throw past.signal.reason
    }
  }
  await writing
  return count
}

/** Who comes for the first time on the day that begins at `from`. Who was there before the past comes soon. */
function newcomersOf({ people, since }: Past, from: Instant): Person[] {
  const today = Math.floor(from / dayLength)
  const firstDay = Math.floor(since / dayLength)
  return people.filter(({ joinedAt }, index) => {
    const joined = Math.floor(joinedAt / dayLength)
    return (joined < firstDay ? firstDay + (index % 25) : joined) === today
  })
}

/** Whoever may not play any more tries once or twice within a day, and is refused. */
function isGone(casino: PastCasino, fate: Fate | undefined, at: Instant): boolean {
  if (!fate || at < fate.at) return false
  casino.state.players.get(fate.person.id)!.status = fate.status
  return at > fate.at + dayLength
}
