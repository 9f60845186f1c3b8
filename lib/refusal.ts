/** An expected "no" of the protocol. The HTTP status and whether to retry stand in `refusals`, once. */
export type RefusalCode = keyof typeof refusals

type Terms = { status: number; retryable: boolean; message: string }

/** Every code of the wallet's contract: its status, whether the same call may be repeated, its sentence. */
export const refusals = {
  INVALID_REQUEST: { status: 400, retryable: false, message: 'The request is malformed.' },
  INVALID_SIGNATURE: {
    status: 401,
    retryable: false,
    message: 'The key is not live or the signature does not match.',
  },
  STALE_TIMESTAMP: { status: 401, retryable: false, message: 'X-Timestamp is more than 300 seconds off.' },
  INVALID_TOKEN: {
    status: 401,
    retryable: false,
    message: 'This session token is not known for this player and provider.',
  },
  TOKEN_EXPIRED: { status: 401, retryable: false, message: 'The session is over.' },
  INSUFFICIENT_FUNDS: { status: 402, retryable: false, message: 'The balance is too low.' },
  IP_NOT_ALLOWED: { status: 403, retryable: false, message: 'This address is not on the allow-list.' },
  PROVIDER_SUSPENDED: { status: 403, retryable: false, message: 'The provider is suspended: no new debits.' },
  PLAYER_BLOCKED: { status: 403, retryable: false, message: 'The player may not bet.' },
  GAME_DISABLED: { status: 403, retryable: false, message: 'The game is disabled.' },
  PLAYER_NOT_FOUND: { status: 404, retryable: false, message: 'No such player.' },
  GAME_NOT_FOUND: { status: 404, retryable: false, message: 'No such game.' },
  TRANSACTION_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: 'The transaction this call refers to is not known.',
  },
  TRANSACTION_CONFLICT: {
    status: 409,
    retryable: false,
    message: 'This transaction id was used with other facts.',
  },
  ROUND_CLOSED: { status: 409, retryable: false, message: 'The round is closed.' },
  ALREADY_SETTLED: {
    status: 409,
    retryable: false,
    message: 'The bet is settled and can no longer be rolled back.',
  },
  TRANSACTION_ROLLED_BACK: { status: 409, retryable: false, message: 'The transaction was rolled back.' },
  NOT_ALLOWED: { status: 409, retryable: false, message: 'This may not be done to that transaction.' },
  BODY_TOO_LARGE: { status: 413, retryable: false, message: 'The body is larger than 64 KiB.' },
  WRONG_CURRENCY: { status: 422, retryable: false, message: "This is not the player's currency." },
  LIMIT_EXCEEDED: { status: 422, retryable: false, message: 'A limit would be exceeded.' },
  RATE_LIMITED: { status: 429, retryable: true, message: 'Too many debits: slow down.' },
  BUSY: {
    status: 503,
    retryable: true,
    message: 'Nothing was done, or it is not known yet: repeat the same call.',
  },
  FX_RATE_UNAVAILABLE: { status: 503, retryable: true, message: 'There is no rate for this currency today.' },
  INTERNAL: { status: 500, retryable: true, message: 'A defect on our side: repeat the same call.' },
} as const satisfies Record<string, Terms>

export type RefusalFacts = {
  /** The field at fault, for INVALID_REQUEST. */
  field?: string
  /** A sentence better than the code's own. */
  message?: string
  /** Seconds, sent as Retry-After. */
  retryAfter?: number
}

const brand = Symbol.for('cage.refusal')

/** Thrown by `refuse`, caught at the edges. Recognised by its brand: one process holds two copies of lib. */
export class Refusal extends Error {
  readonly [brand] = true
  constructor(
    readonly code: RefusalCode,
    readonly facts: RefusalFacts,
  ) {
    super(facts.message ?? refusals[code].message)
  }
}

export function refuse(code: RefusalCode, facts: RefusalFacts = {}): never {
  throw new Refusal(code, facts)
}

export function isRefusal(thrown: unknown): thrown is Refusal {
  return typeof thrown === 'object' && thrown !== null && brand in thrown
}
