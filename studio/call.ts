/** A money call of a studio, or of the operator who funds its players. */
export type MoneyKind = 'bet' | 'win' | 'rollback' | 'jackpot' | 'deposit' | 'withdrawal'

export type Call = {
  /** The transaction id: unique over everything one journal ever sends. */
  id: string
  kind: MoneyKind
  as: 'provider' | 'operator'
  path: string
  player: string
  /** The fields as they are sent; amounts are decimal strings. */
  body: CallBody
}

export type CallBody = {
  transaction_id: string
  currency?: string
  amount?: string
  type?: string
  round_id?: string
  original_transaction_id?: string
  [field: string]: string | boolean | undefined
}

/** Refusals each kind of call may meet when everybody behaves; any other says that one of us is mistaken. */
export const foreseen: Record<MoneyKind, readonly string[]> = {
  bet: [
    'INSUFFICIENT_FUNDS',
    'ROUND_CLOSED',
    'TRANSACTION_ROLLED_BACK',
    'TOKEN_EXPIRED',
    'PLAYER_BLOCKED',
    'GAME_DISABLED',
    'PROVIDER_SUSPENDED',
    'LIMIT_EXCEEDED',
  ],
  win: ['TRANSACTION_NOT_FOUND', 'TRANSACTION_ROLLED_BACK', 'ROUND_CLOSED'],
  rollback: ['ALREADY_SETTLED', 'NOT_ALLOWED', 'TRANSACTION_NOT_FOUND', 'INSUFFICIENT_FUNDS'],
  jackpot: ['TRANSACTION_ROLLED_BACK'],
  deposit: [],
  withdrawal: ['INSUFFICIENT_FUNDS'],
}

/** Protocol rule 6: what is stored when it is refused, and answered the same for ever. */
export const refusedForGood: Record<MoneyKind, readonly string[]> = {
  bet: [...foreseen.bet, 'WRONG_CURRENCY'],
  win: [],
  rollback: [],
  jackpot: [],
  deposit: [],
  withdrawal: ['INSUFFICIENT_FUNDS', 'WRONG_CURRENCY'],
}

/** Whether an answer to this kind of call is final and must be the same, byte for byte, when repeated. */
export function isStored(kind: MoneyKind, status: number, code: string | null): boolean {
  return status === 200 || (code !== null && refusedForGood[kind].includes(code))
}
