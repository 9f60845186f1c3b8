import type { Instant } from '@/lib/clock'
import { periodStart } from '@/lib/players/limits'
import { noUse, type Usage, windows } from './limits'
import type { State } from './state'

/** What was known of a player's use after a batch: true as long as the wallet's chain still ends in this head. */
export type Recalled = { head: string; since: Instant; at: Instant; usage: Usage }

const recalled = new Map<string, Recalled>()
const playersMax = 50_000

/**
 * What this process remembers of a limited player's use, carried into the windows of this moment; the batch's
 * read says whether it still holds, so that a month of bets is added up once and not for every bet.
 */
export function recallUse(playerId: string, at: Instant): Recalled | null {
  const known = recalled.get(playerId)
  if (!known || at < known.at) return null
  const usage = { ...known.usage }
  for (const window of windows) {
    if (periodStart(window, at) > periodStart(window, known.at)) usage[window] = noUse
  }
  return { ...known, at, usage }
}

/** Remembers how the players of a batch stand, once it is committed. */
export function rememberUse(state: State, at: Instant): void {
  for (const [playerId, { usage, since }] of state.allowances) {
    recalled.delete(playerId)
    if (recalled.size >= playersMax) recalled.delete(recalled.keys().next().value!)
    recalled.set(playerId, { head: state.wallets.get(playerId)!.head, since, at, usage })
  }
}
