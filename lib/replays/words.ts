/** How an answer would differ, the plainest first. */
export const differenceWords = {
  accepts: 'Refused as it is, accepted as it would be',
  refuses: 'Accepted as it is, refused as it would be',
  other: 'Refused either way, with another code',
  moves: 'Answered alike, another movement of money',
  repeat: 'A repeat, with another balance in its answer',
  balance: 'Another balance only, because of a call before',
} as const

export type DifferenceKind = keyof typeof differenceWords

/** Why something of the day was not decided again. */
export const leftOutWords = {
  door: 'turned away before the rules were asked: signature, address, too many a second, malformed',
  unreadable: 'not in the log in full: the body was cut or masked',
  unknown: 'answered BUSY or INTERNAL, and nothing was stored: the repeat tells what became of it',
  missing: 'stored, and their call is not in the log of this day: taken as they were',
} as const

/** What a dry run takes for granted. */
export const assumptions = [
  'Deposits, withdrawals, calls of other providers and what staff did move the balances as they did, in the same order.',
  'What a blocked player, an ended session, a disabled game, a suspended provider, a limit or a missing rate refused is refused again: no policy touches that.',
  'The studio sends the same calls, whatever it is answered. In truth it may drop a round, or send a rollback, where the answer is another.',
  'The log masks tokens: where a session was valid then, it is valid here.',
] as const
