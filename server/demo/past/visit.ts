import type { Instant } from '@/lib/clock'
import { compare } from '@/lib/money/amount'
import type { Prng } from '@/studio/prng'
import { amountOf } from '@/studio/stake'
import { demoStudios } from '../casino'
import type { PastCasino } from './casino'
import type { Person } from './people'
import { beginPastRound, playPastRound } from './rounds'

const minute = 60_000
const live = demoStudios.filter(studio => studio.mode === 'live')
const sandbox = demoStudios.filter(studio => studio.mode === 'sandbox')

/** How the rounds of each studio are named: what it wrote, the number of the visit and of the round in it. */
const roundNames: Record<string, (visit: number, round: number) => string> = {
  aurora: (visit, round) => `AUR-${(visit * 64 + round).toString(36).padStart(6, '0').toUpperCase()}`,
  bluefin: (visit, round) => `bf${String(40_000_000 + visit * 64 + round)}`,
  cobalt: (visit, round) => `${4_711_000_000 + visit * 64 + round}`,
}

const roundsMax = 60

/**
 * One visit of a player, from the session to the last round: money in when there is too little, rounds at one
 * studio, sometimes money out. Nothing happens after `until`; since `leavesSince` a
 * round may be left open. Answers when the visit was over.
 */
export function playVisit(
  casino: PastCasino,
  person: Person,
  visit: number,
  startAt: Instant,
  until: Instant,
  prng: Prng,
  leavesSince = Number.POSITIVE_INFINITY,
): Instant {
  const studio = prng.pick(person.test ? sandbox : live)
  const game = prng.pick(Object.keys(studio.games))
  const name = roundNames[studio.id] ?? ((at: number, round: number) => `${studio.id}-${at}-${round}`)
  let at = startAt
  if (isShort(casino, person, 15)) at = deposit(casino, person, prng, at)
  const session = casino.seat(person, studio.id, game, at + 2_000)
  at += 6_000
  const rounds = Math.min(roundsMax, 2 + Math.floor(-Math.log(1 - prng.next()) * 15))
  for (let round = 1; round <= rounds && at + minute < until; round++) {
    const units = Math.max(1, Math.round(person.stake * prng.pick([0.5, 1, 1, 1, 1, 2, 4])))
    const deal = { casino, session, round: name(visit, round), units, at, prng }
    const isLeft = at > leavesSince && prng.chance(0.005)
    const end = isLeft ? beginPastRound(deal) : playPastRound(deal)
    at = end.at + 2_000 + Math.floor(prng.next() * 22_000)
    if (!end.broke) continue
    if (prng.chance(0.55) || at + 2 * minute >= until) return at
    at = deposit(casino, person, prng, at)
  }
  if (at + 5 * minute < until && prng.chance(0.35)) at = withdraw(casino, person, prng, at)
  return at
}

function isShort(casino: PastCasino, person: Person, stakes: number): boolean {
  return compare(casino.balanceOf(person.id), amountOf(person.stake * stakes, person.currency)) < 0
}

function deposit(casino: PastCasino, person: Person, prng: Prng, at: Instant): Instant {
  const amount = amountOf(person.stake * prng.pick([20, 25, 25, 50, 50, 100]), person.currency)
  casino.cash('deposit', person, amount, at)
  return at + 15_000 + prng.between(0, 60_000)
}

/** Who has won enough takes most of it out. */
function withdraw(casino: PastCasino, person: Person, prng: Prng, at: Instant): Instant {
  const stakes = [400, 200, 100].find(times => !isShort(casino, person, times + 30))
  if (stakes === undefined) return at
  casino.cash('withdrawal', person, amountOf(person.stake * stakes, person.currency), at)
  return at + prng.between(1, 4) * minute
}
