import { type Instant, toDay } from '@/lib/clock'
import { makePrng, type Prng } from '@/studio/prng'
import { makeZipf } from '@/studio/zipf'
import type { Person } from './people'

export const dayLength = 86_400_000
const hourLength = 3_600_000

/** How many are at the tables in each hour where they live: few at dawn, most in the evening. */
const hours = [5, 3, 2, 1, 1, 1, 1, 2, 3, 3, 4, 4, 5, 5, 5, 6, 6, 8, 10, 13, 15, 15, 12, 8]

/** Sunday first: weekends are busier. */
const weekdays = [1.25, 0.85, 0.85, 0.9, 0.95, 1.1, 1.3]

export type Visit = { person: Person; at: Instant }

/** Days since the epoch in UTC from `since` to `until`, each with its share of all that is played. */
export function daysOf(since: Instant, until: Instant): { from: Instant; share: number }[] {
  const first = Date.parse(toDay(since))
  const days: { from: Instant; weight: number }[] = []
  for (let from = first; from < until; from += dayLength) {
    const growth = 0.8 + (0.4 * (from - first)) / (until - first)
    const rest = Math.min(1, (until - from) / dayLength)
    days.push({ from, weight: growth * rest * weekdays[new Date(from).getUTCDay()]! })
  }
  const total = days.reduce((sum, day) => sum + day.weight, 0)
  return days.map(({ from, weight }) => ({ from, share: weight / total }))
}

/** Who visits on a day, by time: everybody who is new, and as many regulars as there are to be. */
export function visitsOf(from: Instant, count: number, people: Person[], newcomers: Person[]): Visit[] {
  const prng = makePrng('demo', `day ${toDay(from)}`)
  const draw = makeZipf(people.length, 0.55)
  const visits = newcomers.map(person => ({
    person,
    at: Math.max(person.joinedAt + 60_000, drawTime(from, person, prng)),
  }))
  while (visits.length < count) {
    const person = people[draw(prng.next())]!
    if (person.joinedAt < from) visits.push({ person, at: drawTime(from, person, prng) })
  }
  return visits.sort((a, b) => a.at - b.at)
}

const busyness = hours.reduce((sum, hour) => sum + hour, 0)

function drawTime(from: Instant, person: Person, prng: Prng): Instant {
  let left = prng.next() * busyness
  const local = hours.findIndex(weight => {
    left -= weight
    return left < 0
  })
  const hour = (((local - person.ahead) % 24) + 24) % 24
  return from + hour * hourLength + Math.floor(prng.next() * hourLength)
}
