import { amount, currencyCode, day, declareFilter, moment, oneOf, text } from '@/lib/listing/filter'
import { houseAccounts, ledgerKinds, ledgerOutcomes } from '../words'

/**
 * What the ledger of the whole casino can be asked for, as a list or as a file. Days are business days, both included:
 * those of the settlement; `since` and `until` are moments, both included. A posting is its account's provider's; where the account is
 * nobody's, or nothing moved, it is that of whoever sent it. An account is that of what was posted; `games` are those of providers and of their jackpots.
 */
export const browseFilter = declareFilter({
  from: day('From day'),
  to: day('To day'),
  since: moment('Since'),
  until: moment('Until'),
  provider: text('Provider'),
  currency: currencyCode('Currency'),
  player: text('Player'),
  kind: oneOf('Kind', ledgerKinds),
  account: oneOf('Account', [...houseAccounts, 'games']),
  jackpot: text('Jackpot'),
  outcome: oneOf('Outcome', ledgerOutcomes),
  game: text('Game'),
  min: amount('Amount at least'),
  max: amount('Amount at most'),
  test: oneOf('Test players', ['none', 'only']),
})

export type BrowseFilter = ReturnType<typeof browseFilter.parse>
