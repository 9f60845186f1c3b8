import { format, toAmount } from '@/lib/money/amount'
import { type Figure, figureNames } from './figures'

/** A line of a settlement: figures as texts, in the line's currency or in base, with what stands before them. */
export type SettlementRow = Record<Figure, string> & {
  id: string
  month: string
  provider: string
  day: string
  game: string
  /** The currency that was played in, and the one that the figures are in. */
  currency: string
  unit: string
  freeCost: string
  ggr: string
  ggrBase: string
  baseCurrency: string
  /** In per cent; null where nothing was staked. */
  rtp: string | null
  bets: string
}

/** What the database gives: every number as a text. */
export type FoundRow = Record<Figure, string> & {
  a: string
  b: string
  currency: string
  free_cost: string
  ggr: string
  ggr_base: string
  rtp: string | null
  bets: string
}

export type Place = { month: string; provider: string; day: string; game: string }

export function toSettlementRow(
  found: FoundRow,
  place: Place,
  unit: string,
  baseCurrency: string,
): SettlementRow {
  const cell = (value: string) => format(toAmount(value), unit)
  const told = Object.fromEntries(figureNames.map(name => [name, cell(found[name])])) as Record<
    Figure,
    string
  >
  return {
    id: `${found.a} ${found.b}`,
    ...place,
    currency: found.currency,
    unit,
    ...told,
    freeCost: cell(found.free_cost),
    ggr: cell(found.ggr),
    ggrBase: format(toAmount(found.ggr_base), baseCurrency),
    baseCurrency,
    rtp: found.rtp,
    bets: found.bets,
  }
}
