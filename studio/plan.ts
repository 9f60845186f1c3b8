import type { Call } from './call'
import { makeDeal, type Seat } from './deal'
import { makePrng, type Prng } from './prng'
import { type Beat, type Step, scenarios } from './scenarios'

/**
 * What is done to a call besides sending it once:
 *   retry    once answered, sent again with the same facts; the answer must be the first, byte for byte
 *   poison   once accepted, its id is sent again with another fact; that must be TRANSACTION_CONFLICT
 *   burst    sent several times at once
 *   hang-up  the studio hangs up before the answer, then repeats
 *   abandon  the studio hangs up and forgets it, for now
 */
export type Mischief = 'none' | 'retry' | 'poison' | 'burst' | 'hang-up' | 'abandon'

export type PlannedCall = { call: Call; mischief: Mischief; poison: Call | null; needs: string | null }

export type RoundPlan = { id: string; scenario: string; beats: PlannedCall[][] }

const mischiefs: [Mischief, number][] = [
  ['retry', 0.07],
  ['poison', 0.03],
  ['burst', 0.01],
  ['hang-up', 0.03],
]

/**
 * Everything one round will send, decided before the first byte: the same seed, round and seat, the same plan.
 * `trouble` is how often what may trouble the casino's staff happens, of how often it usually does.
 */
export function planRound(seed: string, round: string, seat: Seat, trouble = 1): RoundPlan {
  const prng = makePrng(seed, round)
  const scenario = drawScenario(prng, trouble)
  const beats = scenarios[scenario]!.play(makeDeal(round, seat, prng))
  return { id: round, scenario, beats: beats.map(beat => planBeat(beat, prng)) }
}

/** Money calls a round brings on average, so that a rate in calls can be kept by beginning rounds. */
export function meanCalls(seed: string): number {
  const seat = { player: 'p', currency: 'EUR', token: 't', game: 'g' }
  const rounds = Array.from({ length: 400 }, (_, number) => planRound(seed, `mean-${number}`, seat))
  return (
    rounds.reduce(
      (sum, round) => sum + round.beats.flat().reduce((calls, call) => calls + sendsOf(call), 0),
      0,
    ) / 400
  )
}

function sendsOf({ mischief }: PlannedCall): number {
  if (mischief === 'burst') return 3
  return mischief === 'retry' || mischief === 'poison' || mischief === 'hang-up' ? 2 : 1
}

function drawScenario(prng: Prng, trouble: number): string {
  const weighed = Object.entries(scenarios).map(
    ([name, { weight, troubles }]) => [name, troubles ? weight * trouble : weight] as const,
  )
  let left = prng.next() * weighed.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [name, weight] of weighed) {
    left -= weight
    if (left < 0) return name
  }
  return 'one bet'
}

function planBeat(beat: Beat, prng: Prng): PlannedCall[] {
  return beat.map(step => {
    const mischief = step.abandoned ? 'abandon' : drawMischief(prng)
    const poison = mischief === 'poison' ? poisonOf(step, prng) : null
    return { call: step.call, mischief, poison, needs: step.needs ?? null }
  })
}

function drawMischief(prng: Prng): Mischief {
  let left = prng.next()
  for (const [mischief, share] of mischiefs) {
    left -= share
    if (left < 0) return mischief
  }
  return 'none'
}

/** The same id with one fact changed. Of a rollback only its original is a fact. */
function poisonOf({ call }: Step, prng: Prng): Call {
  const { body } = call
  if (call.kind === 'rollback') {
    return { ...call, body: { ...body, original_transaction_id: `${body.original_transaction_id}-other` } }
  }
  if (body.round_id !== undefined && prng.chance(0.3)) {
    return { ...call, body: { ...body, round_id: `${body.round_id}-other` } }
  }
  return { ...call, body: { ...body, amount: `1${body.amount}` } }
}
