import { currencyCode, day, declareFilter, type Field, oneOf, text } from '@/lib/listing/filter'
import { figureNames } from './figures'

const month: Field<string> = {
  label: 'Month',
  parse: value => (/^20[0-9]{2}-(0[1-9]|1[0-2])$/.test(value) ? value : null),
}

/**
 * What the settlement shows. Nothing but a month: each provider and currency; with these two: day after day;
 * with a day too: game after game. `in=base`: everything in base currency, at the rates that were locked.
 */
export const settlementFilter = declareFilter({
  month,
  provider: text('Provider'),
  currency: currencyCode('Currency'),
  day: day('Day'),
  in: oneOf('In', ['base']),
})
export type SettlementFilter = ReturnType<typeof settlementFilter.parse>

/** What of a figure's transactions is shown: of a day, or of all its month. */
export const entryFilter = declareFilter({
  month,
  provider: text('Provider'),
  currency: currencyCode('Currency'),
  day: day('Day'),
  game: text('Game'),
  figure: oneOf('Figure', figureNames),
})
export type EntryFilter = ReturnType<typeof entryFilter.parse>
