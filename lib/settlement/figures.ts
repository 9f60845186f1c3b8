/**
 * What a settlement tells of a provider's games, each figure a part of the roll-ups and of what they are made of
 * (their columns have the same names). `sign`: how it counts in GGR. Together they are everything that moved the
 * provider's accounts and its jackpots', so GGR is what these gained.
 */
export const figures = {
  stakes: {
    label: 'Stakes',
    says: 'bets that took money, tips included',
    sign: 1,
    where: `kind = 'bet' and direction = 'in' and not by_staff`,
  },
  bets_back: {
    label: 'Bets given back',
    says: 'bets that the provider rolled back',
    sign: -1,
    where: `kind = 'rollback' and direction = 'out' and not by_staff`,
  },
  wins: {
    label: 'Wins',
    says: 'wins of every type, free rounds, bonuses, promotions and tournaments included',
    sign: -1,
    where: `kind = 'win' and direction = 'out' and not by_staff`,
  },
  wins_back: {
    label: 'Wins taken back',
    says: 'wins that the provider rolled back',
    sign: 1,
    where: `kind = 'rollback' and direction = 'in' and not by_staff`,
  },
  jackpots: {
    label: 'Jackpots',
    says: 'jackpots paid out',
    sign: -1,
    where: `kind = 'jackpot' and direction = 'out' and not by_staff`,
  },
  adjustments: {
    label: 'Adjustments',
    says: "what staff paid out in the provider's rounds, less what they took back",
    sign: -1,
    where: `by_staff and direction <> 'none'`,
  },
} as const

export type Figure = keyof typeof figures

export const figureNames = Object.keys(figures) as Figure[]

/** How a row counts in its figure: what staff take back makes an adjustment smaller. */
export const countedAs = (figure: Figure, column: string) =>
  figure === 'adjustments' ? `case direction when 'in' then -${column} else ${column} end` : column

/** A figure of rows as SQL; zero where there are none. */
export const sumOf = (figure: Figure, column: string) =>
  `coalesce(sum(${countedAs(figure, column)}) filter (where ${figures[figure].where}), 0)`

/** What the house gained: as the accounts of the provider and of its jackpots see it. */
export const ggrOf = (column: string) =>
  `coalesce(sum(case direction when 'in' then ${column} when 'out' then -${column} end), 0)`

/** Part of the wins: what free rounds cost, less what was taken back of it. */
export const freeCostOf = (column: string) =>
  `coalesce(sum(case kind when 'win' then ${column} else -${column} end) filter (where not by_staff and direction <> 'none'
    and (kind = 'win' and type = 'free' or kind = 'rollback' and of_kind = 'win' and of_type = 'free')), 0)`

/** How many bets took money or were free, those given back included. */
export const betsOf = `coalesce(sum(transactions) filter (where kind = 'bet' and not by_staff), 0)`

/** What players got back of what they staked, in per cent with two decimals; null where nothing was staked. */
export const rtpOf = `round(100 - 100 * ${ggrOf('amount')} / nullif(${sumOf('stakes', 'amount')} - ${sumOf('bets_back', 'amount')}, 0), 2)`
