import { expect, test } from 'vitest'
import { walletId } from '@/lib/ledger/account'
import { toAmount } from '@/lib/money/amount'
import type { Directory } from '@/lib/providers/directory'
import { policyDefaults } from '@/lib/providers/policies'
import { toCommand } from '@/lib/wallet/command'
import { decide } from '@/lib/wallet/rules'
import { emptyState } from '@/lib/wallet/state'

const from = Date.UTC(2026, 10, 26, 8)
const to = from + 3_600_000

/** A player with money and a session at a provider that is in maintenance for an hour. */
function table() {
  const game = { id: 'g1', status: 'enabled', stakeLimits: new Map(), stakeMax: null } as const
  const provider = {
    id: 'acme',
    name: 'Acme',
    mode: 'live',
    status: 'active',
    policyVersion: 1,
    policies: { ...policyDefaults },
    addressRanges: [],
    rateLimit: null,
    timeoutMs: 5000,
    windows: [{ from, to }],
    games: new Map([['g1', game]]),
  } as const
  const directory = {
    revision: '1',
    baseCurrency: 'EUR',
    fxDaysBack: 4,
    providers: new Map([['acme', provider]]),
    credentials: new Map(),
    rates: new Map(),
  } as unknown as Directory
  const state = emptyState(directory)
  state.players.set('anna', { id: 'anna', currency: 'EUR', status: 'active', test: false })
  state.wallets.set('anna', {
    id: walletId('anna', 'EUR'),
    playerId: 'anna',
    currency: 'EUR',
    balance: toAmount('100'),
    mayBeNegative: false,
    seq: 0,
    head: '0'.repeat(64),
  })
  const session = { id: 's', playerId: 'anna', providerId: 'acme', expiresAt: to + 86_400_000, endedAt: null }
  state.sessions.set('token', session)
  return state
}

function verdictAt(at: number, kind: 'bet' | 'jackpot' | 'rollback'): string {
  const state = table()
  const isBet = kind === 'bet'
  const command = toCommand({
    kind,
    providerId: 'acme',
    keyId: null,
    playerId: 'anna',
    transactionId: 't1',
    providerRoundId: isBet ? 'r1' : null,
    gameId: isBet ? 'g1' : null,
    currency: 'EUR',
    amount: kind === 'rollback' ? null : toAmount('1'),
    type: isBet ? 'cash' : null,
    roundClosed: false,
    referenceId: kind === 'rollback' ? 'o1' : null,
    jackpotId: kind === 'jackpot' ? 'mega' : null,
    detail: null,
    tokenHash: isBet ? 'token' : null,
    actor: 'provider',
    requestId: null,
  })
  const decision = decide(state, command, at)
  return decision.verdict === 'refused' ? decision.code : decision.verdict
}

test('a debit is refused from the first millisecond of maintenance until before the last', () => {
  expect(verdictAt(from - 1, 'bet')).toBe('accepted')
  expect(verdictAt(from, 'bet')).toBe('PROVIDER_SUSPENDED')
  expect(verdictAt(to - 1, 'bet')).toBe('PROVIDER_SUSPENDED')
  expect(verdictAt(to, 'bet')).toBe('accepted')
})

test('credits and rollbacks pass all the while', () => {
  for (const at of [from - 1, from, to - 1, to])
    for (const kind of ['jackpot', 'rollback'] as const)
      expect(verdictAt(at, kind), `${kind} ${at}`).toBe('accepted')
})
