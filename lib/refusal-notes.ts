import type { RefusalCode } from './refusal'

/** What a provider's engineer reads of a code: what happened, and what to do about it. */
export type RefusalNote = { happened: string; mend: string }

export const refusalNotes: Record<RefusalCode, RefusalNote> = {
  INVALID_REQUEST: {
    happened:
      'The body is no JSON in UTF-8, or a field is missing or malformed; the answer names it under "field". Nothing was looked up and nothing is remembered.',
    mend: 'Send amounts as decimal strings ("12.50", never 12.5), ids and tokens as strings of 1 to 255 characters without control characters, currencies as codes such as EUR. A rollback needs an id of its own, other than the original\'s.',
  },
  INVALID_SIGNATURE: {
    happened:
      'X-Key-Id names no live key (unknown, revoked or expired), or none of the values in X-Signature is the signature of these bytes, or X-Timestamp is missing.',
    mend: 'Sign v1\\n{timestamp}\\n{METHOD}\\n{path}\\n{raw body} with HMAC-SHA256 under the secret of the key you name. Sign the very bytes you send, not JSON written a second time, and the path with its query string.',
  },
  STALE_TIMESTAMP: {
    happened: 'The signature is right, but X-Timestamp is more than 300 seconds from our clock.',
    mend: 'Keep your clock by NTP and sign every attempt anew: a retry carries the same body and a fresh timestamp.',
  },
  INVALID_TOKEN: {
    happened: 'No session has this token, or it belongs to another player or another provider.',
    mend: 'Use the token the game was opened with, for the player it was opened for. Do not repeat the bet: open the game again.',
  },
  TOKEN_EXPIRED: {
    happened:
      'The session is known and over: its time has run out, or the operator has ended it. A bet refused for this stays refused.',
    mend: 'End the round on your side. The player opens the game again and gets a new token. Wins and rollbacks still pass: they need no live session.',
  },
  INSUFFICIENT_FUNDS: {
    happened:
      'The balance is lower than the amount; the answer carries the real one. This bet stays refused, also after a deposit. A rollback of a win can be refused for it too, where the policy says so.',
    mend: 'Show the player the balance and drop the bet. A new attempt is a new bet with a new transaction id.',
  },
  IP_NOT_ALLOWED: {
    happened: 'The call comes from an address that is not on the list agreed for this provider.',
    mend: 'Call from an agreed address, or have the operator add yours.',
  },
  PROVIDER_SUSPENDED: {
    happened:
      'The operator has suspended this provider, or it is in maintenance: no new bets. Wins and rollbacks pass.',
    mend: 'Stop opening rounds and settle the open ones. The operator says when it is over.',
  },
  PLAYER_BLOCKED: {
    happened: 'The player may not bet: blocked, self-excluded or closed. Wins and rollbacks pass.',
    mend: 'End the game for this player. Do not repeat the bet.',
  },
  GAME_DISABLED: {
    happened: 'The operator does not offer this game at present. Bets are refused, wins and rollbacks pass.',
    mend: 'Take the game out of the lobby until it is enabled again.',
  },
  PLAYER_NOT_FOUND: {
    happened:
      'No player has this id. A sandbox key sees test players only, a live key real ones only: the others do not exist for it.',
    mend: 'Send the player_id that /auth gave you, letter by letter, and check that the key is of the right mode.',
  },
  GAME_NOT_FOUND: {
    happened: 'This provider has no game with this id here.',
    mend: 'Send the game_id as it was agreed with the operator, or have the game added.',
  },
  TRANSACTION_NOT_FOUND: {
    happened:
      'What the call refers to is not known for this player: a win without an accepted bet in its round, or a rollback of an unknown transaction where the policy refuses that.',
    mend: 'For a win: check round_id, game_id and bet_transaction_id, and repeat it unchanged once the bet is in. For a rollback: the id is noted, and the bet is refused should it arrive later.',
  },
  TRANSACTION_CONFLICT: {
    happened:
      'This transaction id was used before with other facts (kind, player, round, game, currency, amount, type and what it refers to). The first transaction stands; nothing moved now.',
    mend: 'Give every transaction an id of its own, and repeat a call with exactly its first facts.',
  },
  ROUND_CLOSED: {
    happened:
      'The round was closed by an earlier transaction with round_closed, or settled by the operator’s staff.',
    mend: 'Open a new round for a new bet. Send round_closed with the last transaction of a round only.',
  },
  ALREADY_SETTLED: {
    happened:
      'The bet is settled: a win names it, or its round was won or closed since. It can no longer be rolled back.',
    mend: 'If the round was wrong, roll back what settled it first, where your policy allows that, or ask the operator to correct it.',
  },
  TRANSACTION_ROLLED_BACK: {
    happened:
      'The transaction was rolled back, perhaps before it arrived: a rollback of an unknown transaction forbids its id for ever.',
    mend: 'Nothing to repeat. A new attempt is a new transaction with a new id.',
  },
  NOT_ALLOWED: {
    happened:
      'This may not be done to that transaction: a win, a jackpot or a rollback was to be rolled back, or (where the policy refuses it) what is reversed already.',
    mend: 'Roll back bets only. What else must be corrected is corrected by the operator.',
  },
  BODY_TOO_LARGE: {
    happened: 'The body has more than 64 KiB. It was not read to its end.',
    mend: 'Send one transaction a call and leave out what the contract does not name.',
  },
  WRONG_CURRENCY: {
    happened: "The currency is not the player's. Nothing is ever converted on the way.",
    mend: 'Send amounts in the currency that /auth answered for this player.',
  },
  LIMIT_EXCEEDED: {
    happened: 'The bet would go beyond a limit: of the game, the player or the provider.',
    mend: 'Offer a lower stake. This transaction id stays refused.',
  },
  RATE_LIMITED: {
    happened: 'More bets a second than agreed. Nothing was done. Wins and rollbacks are never held back.',
    mend: 'Wait as many seconds as Retry-After says, then repeat the same call.',
  },
  BUSY: {
    happened:
      'The wallet could not take the call now, or does not know its outcome yet. It may have been committed.',
    mend: 'Repeat the very same call, with the same transaction id, until the answer is another. It can never be booked twice.',
  },
  FX_RATE_UNAVAILABLE: {
    happened: 'There is no rate recent enough for this currency, and a bet is never taken at a rate of 1.',
    mend: 'Repeat the same call later. The operator has to enter a rate.',
  },
  INTERNAL: {
    happened: 'A defect on our side. Whether the transaction was booked is told by its repeat.',
    mend: 'Repeat the very same call with the same transaction id. Never treat it as a refusal and never pay back on your own. X-Request-Id helps us to find it.',
  },
}
