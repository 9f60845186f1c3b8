import type { Call } from './call'
import type { Deal } from './deal'

/** A call and, where it makes no sense alone, the call that must have been accepted before it. */
export type Step = { call: Call; needs?: string; abandoned?: boolean }

/** Steps of one beat are sent together, the next beat when all of them are answered. */
export type Beat = Step[]

/** `troubles`: it may leave something that a person of the casino must look at. */
type Scenario = { weight: number; troubles?: true; play: (deal: Deal) => Beat[] }

/** Everything a studio's rounds do, with how often. A real studio plays mostly the first few. */
export const scenarios: Record<string, Scenario> = {
  'one bet': {
    weight: 40,
    play: deal => {
      const bet = deal.bet()
      return [[step(bet)], [after(bet, deal.win(outcome(deal), { round_closed: true }))]]
    },
  },
  'bet and close': {
    weight: 8,
    play: deal => [[step(deal.bet({ round_closed: true }))]],
  },
  'several bets and wins': {
    weight: 14,
    play: deal => {
      const bets = [deal.bet(), ...times(deal.prng.between(1, 3), () => deal.bet())]
      const wins = times(deal.prng.between(1, 3), () => deal.win(outcome(deal)))
      const named = deal.win(1, { bet_transaction_id: bets[0]!.id })
      const last = deal.win(0, { round_closed: true })
      return [...bets, ...wins, named, last].map(call => [
        call === bets[0] ? step(call) : after(bets[0]!, call),
      ])
    },
  },
  'bets together': {
    weight: 5,
    play: deal => {
      const bets = times(3, () => deal.bet())
      return [bets.map(step), [after(bets[0]!, deal.win(outcome(deal), { round_closed: true }))]]
    },
  },
  tip: {
    weight: 4,
    play: deal => {
      const bet = deal.bet()
      return [
        [step(bet)],
        [step(deal.bet({ type: 'tip' }))],
        [after(bet, deal.win(0, { round_closed: true }))],
      ]
    },
  },
  'free round': {
    weight: 5,
    play: deal => {
      const bet = deal.bet({ type: 'free' })
      return [[step(bet)], [after(bet, deal.win(outcome(deal), { type: 'free', round_closed: true }))]]
    },
  },
  bonus: {
    weight: 3,
    play: deal => {
      const type = deal.prng.pick(['bonus', 'promo', 'tournament'])
      const outside = deal.prng.chance(0.5) ? { round_id: undefined, game_id: undefined } : {}
      return [[step(deal.bet({ round_closed: true }))], [step(deal.win(2, { type, ...outside }))]]
    },
  },
  jackpot: {
    weight: 3,
    play: deal => {
      const bet = deal.bet({ jackpot_contribution: deal.crumb })
      return [[step(bet)], [after(bet, deal.win(0, { round_closed: true }))], [after(bet, deal.jackpot(50))]]
    },
  },
  'win after close': {
    weight: 2,
    troubles: true,
    play: deal => {
      const bet = deal.bet()
      return [[step(bet)], [after(bet, deal.win(1, { round_closed: true }))], [after(bet, deal.win(1))]]
    },
  },
  'rollback after the bet': {
    weight: 4,
    play: deal => {
      const bet = deal.bet()
      const again = deal.prng.chance(0.3) ? [[step(deal.rollback(bet))]] : []
      return [[step(bet)], [step(deal.rollback(bet))], ...again]
    },
  },
  'rollback with the bet': {
    weight: 4,
    troubles: true,
    play: deal => {
      const bet = deal.bet()
      return [[step(bet), step(deal.rollback(bet))]]
    },
  },
  'rollback before the bet': {
    weight: 3,
    troubles: true,
    play: deal => {
      const bet = deal.bet()
      return [[step(deal.rollback(bet))], [step(bet)]]
    },
  },
  'bet timed out': {
    weight: 3,
    troubles: true,
    play: deal => {
      const bet = deal.bet()
      return [[{ call: bet, abandoned: true }], [step(deal.rollback(bet))], [step(bet)]]
    },
  },
  'rollback of a settled bet': {
    weight: 1,
    troubles: true,
    play: deal => {
      const bet = deal.bet()
      return [
        [step(bet)],
        [after(bet, deal.win(1, { round_closed: true }))],
        [after(bet, deal.rollback(bet))],
      ]
    },
  },
  'rollback of a win': {
    weight: 1,
    troubles: true,
    play: deal => {
      const [bet, win] = [deal.bet(), deal.win(1)]
      return [[step(bet)], [after(bet, win)], [after(win, deal.rollback(win))]]
    },
  },
}

function step(call: Call): Step {
  return { call }
}

function after(needed: Call, call: Call): Step {
  return { call, needs: needed.id }
}

/** What a round pays for each unit staked: mostly nothing, on average a little less than one. */
function outcome({ prng }: Deal): number {
  if (!prng.chance(0.35)) return 0
  return prng.chance(0.06) ? prng.between(5, 20) : prng.next() * 3
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make)
}
