import { type Instant, toTimestamp } from '@/lib/clock'
import { type Hour, hourLength, hoursBetween, readHours } from './hours'

const key = Symbol.for('cage.hours')
const shared = globalThis as { [key]?: Map<Instant, Hour> }

// Nothing is posted into an hour that has been over for so long: it is what it is, for ever.
const settlesIn = 120_000
const chunk = 24
const kept = 24 * 9

/**
 * The hours from `from` until now. What is over is read once: the ledger only grows, so an hour's sums stay
 * what they are. A day at a time, so that what was read is kept even where the next day takes too long.
 */
export async function rememberHours(from: Instant, at: Instant, patience: number): Promise<Hour[]> {
  const known = hours()
  const wanted = hoursBetween(from, at)
  const fresh = new Map<string, Hour>()
  for (let first = 0; first < wanted.length; first++) {
    if (known.has(wanted[first]!)) continue
    const until = Math.min(wanted[first]! + chunk * hourLength, at)
    for (const hour of await readHours(wanted[first]!, until, patience)) {
      fresh.set(hour.at, hour)
      if (Date.parse(hour.at) + hourLength + settlesIn <= at) known.set(Date.parse(hour.at), hour)
    }
    first += chunk - 1
  }
  for (const old of [...known.keys()].slice(0, Math.max(0, known.size - kept))) known.delete(old)
  return wanted.flatMap(one => fresh.get(toTimestamp(one)) ?? known.get(one) ?? [])
}

function hours(): Map<Instant, Hour> {
  shared[key] ??= new Map()
  return shared[key]
}
