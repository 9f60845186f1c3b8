import type { Instant } from '@/lib/clock'
import { makePrng } from '@/studio/prng'
import { dayLength } from './days'
import type { Person } from './people'

/** What became of a player who may not play any more: since when, and in whose words why. */
export type Fate = { person: Person; status: string; reason: string; at: Instant }

const endings: [status: string, count: number, reasons: string[]][] = [
  ['blocked', 12, ['Documents asked for, not sent', 'Chargeback of the card', 'Two accounts at one address']],
  ['self_excluded', 10, ['Asked for a break of six months', 'Asked never to be let in again']],
  ['closed', 6, ['Asked to close the account']],
]

/** A few players of the last weeks were blocked, shut themselves out or closed their account. */
export function drawFates(people: Person[], until: Instant): Map<string, Fate> {
  const prng = makePrng('demo', 'fates')
  const settled = people.filter(({ test, joinedAt }) => !test && joinedAt < until - 40 * dayLength).slice(60)
  const fates = new Map<string, Fate>()
  for (const [status, count, reasons] of endings) {
    for (let left = settled.length > 200 ? count : 0; left > 0; left--) {
      const person = prng.pick(settled)
      const at = until - Math.floor((0.2 + prng.next() * 24) * dayLength)
      fates.set(person.id, { person, status, reason: prng.pick(reasons), at })
    }
  }
  return fates
}
