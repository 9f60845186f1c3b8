import type { Row } from '@/lib/db/conversation'
import { toAmount, zero } from '@/lib/money/amount'
import type { Directory, Game, Provider } from '@/lib/providers/directory'
import type { Policies } from '@/lib/providers/policies'
import { emptyState, keyOf, type State, tombstoneOf } from '@/lib/wallet/state'
import { tokenOf } from './calls'
import { applyGiven, type Given } from './given'

/** All that is known of the moment a day began, as far as its calls touch it. */
export type Opening = {
  providerId: string
  mode: Provider['mode']
  /** Games that the day's bets name. */
  gameIds: string[]
  day: string
  /** Of `readWallets`. */
  wallets: Row[]
  /** What the day's rounds had seen, in order; then what else its calls name. */
  rounds: Given[]
  named: Given[]
  answered: { id: string; effect: string }[]
  tombstones: { playerId: string; id: string }[]
}

/**
 * A casino in memory as it stood when the day began, under these policies. What policies do not touch stands wide open:
 * players, games and provider are active, sessions never end, every currency has a rate.
 */
export function openState(opening: Opening, policies: Policies): State {
  const { providerId, mode, wallets } = opening
  const state = emptyState(directoryOf(opening, policies))
  for (const row of wallets) {
    const playerId = row.player_id
    state.players.set(playerId, {
      id: playerId,
      currency: row.currency,
      status: 'active',
      test: mode === 'sandbox',
    })
    state.wallets.set(playerId, {
      id: row.id,
      playerId,
      currency: row.currency,
      balance: zero,
      mayBeNegative: true,
      seq: 0,
      head: '',
    })
    const session = { id: '', playerId, providerId, expiresAt: Number.POSITIVE_INFINITY, endedAt: null }
    state.sessions.set(tokenOf(playerId), session)
  }
  for (const link of opening.rounds) {
    const wallet = state.wallets.get(link.playerId)
    if (!wallet) continue
    wallet.seq = link.seq - 1
    applyGiven(state, providerId, link)
  }
  for (const link of opening.named) {
    const key = keyOf(link.providerId, link.scope, link.providerTransactionId)
    if (!state.transactions.has(key)) state.transactions.set(key, { ...link })
  }
  for (const { id, effect } of opening.answered) (effect === 'kept' ? state.kept : state.reversed).add(id)
  for (const { playerId, id } of opening.tombstones)
    state.tombstones.add(tombstoneOf(providerId, playerId, id))
  for (const row of wallets) {
    const balance = row.opening_balance === null ? zero : toAmount(row.opening_balance)
    Object.assign(state.wallets.get(row.player_id)!, { balance, seq: row.opening_seq ?? 0 })
  }
  return state
}

function directoryOf({ providerId, mode, gameIds, day, wallets }: Opening, policies: Policies): Directory {
  const games = gameIds.map((id): [string, Game] => [
    id,
    { id, status: 'enabled', stakeLimits: new Map(), stakeMax: null },
  ])
  const provider: Provider = {
    id: providerId,
    name: providerId,
    mode,
    status: 'active',
    policyVersion: 0,
    policies,
    addressRanges: [],
    rateLimit: null,
    timeoutMs: 5000,
    windows: [],
    games: new Map(games),
  }
  const rate = { day, rate: toAmount('1'), source: 'replay', revision: 1 }
  return {
    revision: '0',
    baseCurrency: 'EUR',
    fxDaysBack: 2,
    providers: new Map([[providerId, provider]]),
    credentials: new Map(),
    rates: new Map(wallets.map(row => [row.currency, [rate]])),
  }
}
