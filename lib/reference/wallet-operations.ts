import type { RefusalCode } from '@/lib/refusal'
import { contracts } from '@/lib/wallet/contracts'
import type { Operation } from './operation'

const ledgerId = '0199f2b4-7c1e-7a55-8d51-3f6a2f3c9a10'
const base = { door: 'wallet', method: 'POST', query: null } as const
const credit: RefusalCode[] = [
  'PLAYER_NOT_FOUND',
  'WRONG_CURRENCY',
  'TRANSACTION_CONFLICT',
  'TRANSACTION_ROLLED_BACK',
  'FX_RATE_UNAVAILABLE',
]
const done = (id: string, balance: string, round: string | null = 'r-1') => ({
  status: 'ok',
  transaction_id: id,
  ledger_id: ledgerId,
  player_id: 'anna',
  ...(round && { round_id: round }),
  currency: 'EUR',
  balance,
})

/** The six calls of the wallet. */
export const walletOperations: Operation[] = [
  {
    ...base,
    id: 'auth',
    path: '/api/wallet/auth',
    title: 'Open a token',
    about:
      'Says whom a game was opened for: player, currency, balance. A token opens as often as wanted until it expires. A blocked player is answered too: only bets are refused to them.',
    contract: contracts.auth,
    answer: 'AuthAnswer',
    codes: ['INVALID_TOKEN', 'TOKEN_EXPIRED', 'GAME_NOT_FOUND'],
    idempotent: false,
    example: {
      request: { token: 'tok_1', game_id: 'g1' },
      answer: {
        player_id: 'anna',
        currency: 'EUR',
        balance: '100.00',
        country: 'ES',
        language: 'es',
        session_id: '0199f2b4-7b00-7c3e-9a40-52d1d6a1f0be',
        expires_at: '2026-11-26T17:24:00.000Z',
      },
    },
  },
  {
    ...base,
    id: 'balance',
    path: '/api/wallet/balance',
    title: 'Read a balance',
    about:
      'What the player has now, whatever the state of player, session or provider. It needs no token; one that is sent is recorded.',
    contract: contracts.balance,
    answer: 'BalanceAnswer',
    codes: ['PLAYER_NOT_FOUND', 'WRONG_CURRENCY'],
    idempotent: false,
    example: {
      request: { player_id: 'anna', currency: 'EUR' },
      answer: { player_id: 'anna', currency: 'EUR', balance: '100.00' },
    },
  },
  {
    ...base,
    id: 'bet',
    path: '/api/wallet/bet',
    title: 'Debit a bet',
    about:
      'Takes a stake. A final no is remembered: the same transaction id stays refused. A free bet is recorded and moves no money; a tip debits and belongs to no round.',
    contract: contracts.bet,
    answer: 'MoneyAnswer',
    codes: [
      'PLAYER_NOT_FOUND',
      'INVALID_TOKEN',
      'TOKEN_EXPIRED',
      'WRONG_CURRENCY',
      'PLAYER_BLOCKED',
      'GAME_NOT_FOUND',
      'GAME_DISABLED',
      'PROVIDER_SUSPENDED',
      'ROUND_CLOSED',
      'LIMIT_EXCEEDED',
      'FX_RATE_UNAVAILABLE',
      'INSUFFICIENT_FUNDS',
      'TRANSACTION_CONFLICT',
      'TRANSACTION_ROLLED_BACK',
      'RATE_LIMITED',
    ],
    idempotent: true,
    example: {
      request: {
        token: 'tok_1',
        player_id: 'anna',
        transaction_id: 't-1',
        round_id: 'r-1',
        game_id: 'g1',
        currency: 'EUR',
        amount: '1.50',
      },
      answer: done('t-1', '98.50'),
    },
  },
  {
    ...base,
    id: 'win',
    path: '/api/wallet/win',
    title: 'Credit a win',
    about:
      'Pays into a round that has an accepted bet, whatever the state of player, token, game or provider. A win of zero with round_closed tells that the round was lost.',
    contract: contracts.win,
    answer: 'MoneyAnswer',
    codes: [...credit, 'TRANSACTION_NOT_FOUND', 'ROUND_CLOSED'],
    idempotent: true,
    example: {
      request: {
        player_id: 'anna',
        transaction_id: 't-2',
        round_id: 'r-1',
        game_id: 'g1',
        currency: 'EUR',
        amount: '4.00',
        bet_transaction_id: 't-1',
        round_closed: true,
      },
      answer: done('t-2', '102.50'),
    },
  },
  {
    ...base,
    id: 'rollback',
    path: '/api/wallet/rollback',
    title: 'Take a transaction back',
    about:
      'Undoes one transaction with its own amount and rate. Of an unknown transaction it moves nothing and forbids that id for ever. Always accepted for a blocked player, an ended token, a suspended provider.',
    contract: contracts.rollback,
    answer: 'MoneyAnswer',
    codes: [
      'PLAYER_NOT_FOUND',
      'TRANSACTION_NOT_FOUND',
      'TRANSACTION_CONFLICT',
      'ALREADY_SETTLED',
      'NOT_ALLOWED',
      'INSUFFICIENT_FUNDS',
    ],
    idempotent: true,
    example: {
      request: {
        player_id: 'anna',
        transaction_id: 't-3',
        original_transaction_id: 't-1',
        reason: 'time-out',
      },
      answer: done('t-3', '100.00', null),
    },
  },
  {
    ...base,
    id: 'jackpot',
    path: '/api/wallet/jackpot',
    title: 'Credit a jackpot',
    about:
      'Pays from the account of one jackpot (one for each provider, jackpot_id and currency). It needs no bet, settles none, and passes into a closed round.',
    contract: contracts.jackpot,
    answer: 'MoneyAnswer',
    codes: credit,
    idempotent: true,
    example: {
      request: {
        player_id: 'anna',
        transaction_id: 't-4',
        jackpot_id: 'mega',
        currency: 'EUR',
        amount: '25000.00',
        round_id: 'r-1',
        game_id: 'g1',
        tier: 'grand',
      },
      answer: done('t-4', '25102.50'),
    },
  },
]
