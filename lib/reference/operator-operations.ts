import { operatorContracts, pageQuery } from '@/lib/operator/contracts'
import type { Operation } from './operation'

const player = {
  player_id: 'anna',
  currency: 'EUR',
  balance: '100.00',
  country: 'ES',
  language: 'es',
  display_name: 'Anna Alvarez',
  status: 'active',
  test: false,
  created_at: '2026-11-22T17:24:00.000Z',
  updated_at: '2026-11-22T17:24:00.000Z',
}
const ledgerId = '0199f2b4-7c1e-7a55-8d51-3f6a2f3c9a10'
const sessionId = '0199f2b4-7b00-7c3e-9a40-52d1d6a1f0be'
const base = { door: 'operator', contract: null, query: null, idempotent: false } as const
const money = { ...base, method: 'POST', contract: operatorContracts.money, idempotent: true } as const
const moved = (id: string, balance: string) => ({
  request: { transaction_id: id, currency: 'EUR', amount: '50.00' },
  answer: {
    status: 'ok',
    transaction_id: id,
    ledger_id: ledgerId,
    player_id: 'anna',
    currency: 'EUR',
    balance,
  },
})

/** What the casino's own platform calls, with a key of the operator's. */
export const operatorOperations: Operation[] = [
  {
    ...base,
    id: 'put-player',
    method: 'PUT',
    path: '/api/operator/players/{player_id}',
    title: 'Write a player',
    about: 'Makes a player or changes one. What is left out stays as it is; the currency never changes.',
    contract: operatorContracts.putPlayer,
    answer: 'PlayerAnswer',
    codes: ['WRONG_CURRENCY', 'NOT_ALLOWED'],
    example: { request: { currency: 'EUR', country: 'ES', display_name: 'Anna Alvarez' }, answer: player },
  },
  {
    ...base,
    id: 'get-player',
    method: 'GET',
    path: '/api/operator/players/{player_id}',
    title: 'Read a player',
    about: "The player's facts and balance.",
    answer: 'PlayerAnswer',
    codes: ['PLAYER_NOT_FOUND'],
    example: { request: null, answer: player },
  },
  {
    ...money,
    id: 'deposit',
    path: '/api/operator/players/{player_id}/deposits',
    title: 'Deposit',
    about: 'Credits a player from the cashier.',
    answer: 'MoneyAnswer',
    codes: ['PLAYER_NOT_FOUND', 'WRONG_CURRENCY', 'TRANSACTION_CONFLICT', 'FX_RATE_UNAVAILABLE'],
    example: moved('d-1', '150.00'),
  },
  {
    ...money,
    id: 'withdrawal',
    path: '/api/operator/players/{player_id}/withdrawals',
    title: 'Withdraw',
    about: 'Debits a player to the cashier. It is held back by funds only, and a refused one stays refused.',
    answer: 'MoneyAnswer',
    codes: [
      'PLAYER_NOT_FOUND',
      'WRONG_CURRENCY',
      'TRANSACTION_CONFLICT',
      'INSUFFICIENT_FUNDS',
      'FX_RATE_UNAVAILABLE',
    ],
    example: moved('w-1', '50.00'),
  },
  {
    ...base,
    id: 'transactions',
    method: 'GET',
    path: '/api/operator/players/{player_id}/transactions',
    title: "List a player's transactions",
    about: 'Newest first, in pages. `next` opens the page after, and is null on the last.',
    query: pageQuery,
    answer: 'TransactionsAnswer',
    codes: ['PLAYER_NOT_FOUND'],
    example: {
      request: null,
      answer: {
        transactions: [
          {
            kind: 'bet',
            transaction_id: 't-1',
            ledger_id: ledgerId,
            provider_id: 'acme',
            round_id: 'r-1',
            status: 'ok',
            amount: '1.50',
            currency: 'USD',
            rate: '0.92',
            rate_day: '2026-11-22',
            rate_source: 'ECB',
            rate_stale: false,
            base_amount: '1.38',
            balance: '98.50',
            at: '2026-11-22T17:24:00.000Z',
          },
        ],
        next: null,
      },
    },
  },
  {
    ...base,
    id: 'open-session',
    method: 'POST',
    path: '/api/operator/sessions',
    title: 'Open a session',
    about: 'A player enters a game: makes the token that the provider is given. It is shown this once.',
    contract: operatorContracts.openSession,
    answer: 'SessionAnswer',
    codes: ['PLAYER_NOT_FOUND', 'WRONG_CURRENCY', 'GAME_NOT_FOUND'],
    example: {
      request: { player_id: 'anna', provider_id: 'acme', game_id: 'g1', currency: 'EUR' },
      answer: { token: 'tok_1', session_id: sessionId, expires_at: '2026-11-23T17:24:00.000Z' },
    },
  },
  {
    ...base,
    id: 'end-session',
    method: 'DELETE',
    path: '/api/operator/sessions/{session_id}',
    title: 'End a session',
    about: 'No more bets with its token. Wins and rollbacks still pass.',
    answer: 'SessionEndedAnswer',
    codes: [],
    example: { request: null, answer: { session_id: sessionId, ended_at: '2026-11-22T18:00:00.000Z' } },
  },
]
