import type { Instant } from '@/lib/clock'
import type { Prng } from '@/studio/prng'
import { type Deal, sit, type Table } from './table'

/** Where a round leaves its player: when it was over, and whether the stake could not be paid. */
export type RoundEnd = { at: Instant; broke: boolean }

type Kind = { weight: number; play: (table: Table, prng: Prng) => void }

/** How rounds go, of a thousand. Most are a bet and what became of it; a few go wrong, as they do. */
const kinds: Record<string, Kind> = {
  spin: {
    weight: 782,
    play: (table, prng) => void (table.bet(1) && table.win(drawOutcome(prng), { round_closed: true })),
  },
  lost: { weight: 88, play: table => void table.bet(1, { round_closed: true }) },
  table: {
    weight: 55,
    play: (table, prng) => {
      if (!table.bet(1)) return
      for (let more = prng.between(0, 2); more > 0; more--) table.bet(1)
      for (let more = prng.between(0, 2); more > 0; more--) table.win(drawOutcome(prng))
      table.win(prng.chance(0.5) ? 0 : drawOutcome(prng), { round_closed: true })
    },
  },
  free: {
    weight: 28,
    play: (table, prng) =>
      void (
        table.bet(1, { type: 'free' }) && table.win(drawOutcome(prng), { type: 'free', round_closed: true })
      ),
  },
  tip: {
    weight: 12,
    play: table => {
      if (!table.bet(1)) return
      table.bet(0.1, { type: 'tip' })
      table.win(0, { round_closed: true })
    },
  },
  prize: {
    weight: 8,
    play: (table, prng) => {
      if (table.bet(1, { round_closed: true }))
        table.win(prng.between(2, 10), { type: prng.pick(['bonus', 'promo', 'tournament']) })
    },
  },
  jackpot: {
    weight: 1,
    play: (table, prng) => {
      if (!table.bet(1, { jackpot_contribution: table.amount(0.01) })) return
      table.win(0, { round_closed: true })
      table.jackpot(prng.between(20, 120))
    },
  },
  replayed: {
    weight: 8,
    play: (table, prng) => {
      if (!table.bet(1)) return
      table.again()
      table.win(drawOutcome(prng), { round_closed: true })
    },
  },
  'rolled back': {
    weight: 12,
    play: (table, prng) => {
      if (!table.bet(1)) return
      table.rollback('b1')
      if (prng.chance(0.2)) table.rollback('b1')
    },
  },
  'rolled back first': {
    weight: 2,
    play: table => {
      table.rollback('b1')
      table.bet(1)
    },
  },
  conflict: {
    weight: 1,
    play: table => {
      if (!table.bet(1)) return
      table.again({ amount: table.amount(2) })
      table.win(0, { round_closed: true })
    },
  },
  'late win': {
    weight: 1,
    play: table => {
      if (!table.bet(1)) return
      table.win(0, { round_closed: true })
      table.win(2)
    },
  },
  'settled rollback': {
    weight: 1,
    play: table => {
      if (!table.bet(1)) return
      table.win(1, { round_closed: true })
      table.rollback('b1')
    },
  },
  'win rollback': {
    weight: 1,
    play: table => {
      if (!table.bet(1)) return
      table.win(3, { round_closed: true })
      if (table.rollback('w1')) table.win(0, { round_closed: true })
    },
  },
}

const weights = Object.values(kinds).reduce((sum, kind) => sum + kind.weight, 0)

/** Plays one round to its end. */
export function playPastRound(deal: Deal): RoundEnd {
  const table = sit(deal)
  drawKind(deal.prng).play(table, deal.prng)
  return { at: table.now(), broke: table.broke() }
}

/** A round that is begun and left: the provider never says how it ended. */
export function beginPastRound(deal: Deal): RoundEnd {
  const table = sit(deal)
  table.bet(1)
  return { at: table.now(), broke: table.broke() }
}

function drawKind(prng: Prng): Kind {
  let left = prng.next() * weights
  for (const kind of Object.values(kinds)) {
    left -= kind.weight
    if (left < 0) return kind
  }
  return kinds.spin!
}

/** What a round pays for each unit staked: mostly nothing, 0.86 on average; prizes and jackpots come on top. */
function drawOutcome(prng: Prng): number {
  const drawn = prng.next()
  if (drawn < 0.7) return 0
  if (drawn < 0.82) return 0.2 + prng.next() * 0.8
  if (drawn < 0.935) return 1 + prng.next() * 1.8
  if (drawn < 0.99) return 3 + prng.next() * 5
  if (drawn < 0.9988) return 10 + prng.next() * 20
  return 50 + prng.next() * 60
}
