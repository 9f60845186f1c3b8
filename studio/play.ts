import { setTimeout as sleep } from 'node:timers/promises'
import { toAmount } from '@/lib/money/amount'
import { meanCalls, planRound } from './plan'
import { fundPlayer, type House, isShort, registerPlayer, type StudioPlayer, seatPlayer } from './players'
import { makePrng } from './prng'
import { playRound } from './round'
import type { Desk } from './settle'
import { makeZipf } from './zipf'

export type Play = {
  seed: string
  /** Money calls a second, sent whether or not earlier ones were answered. */
  rate: number
  /** How uneven players are: 0 all alike, 1 as in a casino. */
  skew: number
  /** How often a round goes wrong in a way that staff must look at, of how often it usually does. */
  trouble?: number
  house: House
  players: StudioPlayer[]
  /** Ends the play: no new round begins; those under way are played out. */
  signal: AbortSignal
  /** Told when a round could not be played, a defect of the studio or of its set-up. */
  onDefect: (reason: unknown) => void
}

/** Rounds under way at most; beyond, new ones are dropped and counted. */
const roundsMax = 2_000

/** Registers and seats every player and funds the poor, a few at a time; one in ten gets too little to play long. */
export async function preparePlayers(desk: Desk, play: Play): Promise<void> {
  const waiting = [...play.players.entries()]
  const prepare = async () => {
    for (let next = waiting.shift(); next && !play.signal.aborted; next = waiting.shift()) {
      const [at, player] = next
      await registerPlayer(desk, play.house, player)
      await seatPlayer(desk, play.house, player, play.house.games[0]!)
      if (isShort(player)) await fundPlayer(desk, play.house, player, at % 10 === 9 ? 1 : 20)
    }
  }
  await Promise.all(Array.from({ length: 8 }, prepare))
}

/** Begins rounds at the wanted rate until the signal; resolves when the last is played out. */
export async function playOn(desk: Desk, play: Play): Promise<void> {
  const draw = makeZipf(play.players.length, play.skew)
  const prng = makePrng(play.seed, play.house.run)
  const gap = (meanCalls(play.seed) * 1_000) / play.rate
  const under = new Set<Promise<void>>()
  let due = Date.now()
  for (let number = 1; !play.signal.aborted; number++) {
    await sleep(Math.max(0, due - Date.now()), undefined, { signal: play.signal }).catch(() => {})
    if (play.signal.aborted) break
    const player = play.players[draw(prng.next())]!
    const game = prng.pick(play.house.games)
    // Exponential gaps, as independent players make them. A stalled process does not catch up on old rounds.
    due = Math.max(due, Date.now() - 1_000) - Math.log(1 - prng.next()) * gap
    if (under.size >= roundsMax) {
      desk.tally.skipped++
      continue
    }
    const round = playOne(desk, play, player, number, game).catch(play.onDefect)
    under.add(round)
    void round.finally(() => under.delete(round))
  }
  await Promise.all(under)
}

async function playOne(
  desk: Desk,
  play: Play,
  player: StudioPlayer,
  number: number,
  game: string,
): Promise<void> {
  const seat = await seatPlayer(desk, play.house, player, game)
  const plan = planRound(play.seed, `${play.house.run}-${number}`, seat, play.trouble)
  const end = await playRound(desk, plan)
  if (end.balance !== null) player.balance = toAmount(end.balance)
  if (end.sessionOver) player.token = null
  // A player with nothing left comes back with money, but not at once: being refused is part of playing.
  if (isShort(player) && !play.signal.aborted && Math.random() < 0.3)
    await fundPlayer(desk, play.house, player, 10)
}
