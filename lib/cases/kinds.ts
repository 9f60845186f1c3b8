/** What a kind of case means to the person who has to look at it. Pages, filters and queues read this table. */
type Kind = {
  title: string
  /** What happened. */
  what: string
  /** What a person should do. */
  todo: string
}

export const caseKinds = {
  credit_refused: {
    title: 'A credit was refused',
    what: 'The provider wanted to pay the player and Cage said no. Nothing was stored and nothing was paid; the provider may send the call again, or may have given up.',
    todo: 'Look at what was refused and why. If the player is owed the money, accept the win; if the provider was wrong, tell it so and close the case.',
  },
  rollback_refused: {
    title: 'A rollback was refused',
    what: 'The provider wanted to take a transaction back and Cage said no. The provider may believe that the player has the money back already.',
    todo: 'Compare the round with what the provider says. If the bet must be undone, roll it back; if the answer was right, close the case.',
  },
  orphan_win: {
    title: 'A win without a bet',
    what: 'A win was paid in a round that has no accepted bet, because the policy of this provider lets such wins in.',
    todo: 'Ask the provider which bet it belongs to. If there is none the win was paid by mistake.',
  },
  kept_rollback: {
    title: "A win's rollback moved nothing",
    what: 'The provider took a win back after the player had spent it. The policy of this provider answers such a rollback with ok and keeps the money where it is.',
    todo: 'Agree with the provider who bears the loss. If the player has the money again, the win can be taken back now.',
  },
  stale_rate: {
    title: 'Booked at an old rate',
    what: 'A credit was booked while no rate of its day was there, so the last rate ever known was taken and marked.',
    todo: 'Set the rate of the day, so that the next calls find it, and note the difference for the books. What is posted stays as it is.',
  },
  missing_rate: {
    title: 'A rate is missing',
    what: 'Players hold this currency, today’s rate has not come, and the last one there is will soon be too old: bets in it are refused then, or are already.',
    todo: 'Set the rate of the day, import a file, or have it fetched: Rates. The case closes by itself once a rate has come.',
  },
  rate_jump: {
    title: 'A rate jumped',
    what: 'A rate that came in by itself lies further off the day before than the threshold allows a person to set alone. It counts already.',
    todo: 'Compare it with another source. If it is wrong, set the right one: that is a revision, and what was played at the wrong one keeps it.',
  },
  rate_fetch: {
    title: 'Rates could not be fetched',
    what: 'What stands at the configured address did not come, or could not be used: nothing of it was set. It is tried again every few minutes.',
    todo: 'Look at the reason below. Until it is mended, import a file or set rates by hand.',
  },
  stuck_round: {
    title: 'A stuck round',
    what: 'The round is open for longer than this provider is given, and something in it is not settled.',
    todo: 'Find out how the round ended at the provider. Then settle it, roll it back, or close it; or wait, and put the case off.',
  },
  verify_failure: {
    title: 'The ledger does not hold',
    what: 'A check of the ledger found rows that do not fit what they are derived from. Somebody or something changed them, or there is a defect.',
    todo: 'Tell an administrator at once. Do not correct anything by hand: the examples below and the database as it is are the evidence.',
  },
  seal_unwritten: {
    title: 'A seal was not written',
    what: 'A seal was taken, but could not be written outside the database. Until it is, nobody could show that the ledger was rewritten since.',
    todo: 'Tell an administrator: the folder of CAGE_SEALS must be there, writable, and hold no other seal of the same number. Cage tries again every minute.',
  },
  statement_differs: {
    title: 'A statement differs from the ledger',
    what: "The provider's own statement was laid beside the ledger, and on this transaction the two do not agree.",
    todo: 'Compare both sides below with the round and the calls. Where the ledger is right tell the provider; where the provider is right put the round in order, with a reason. Then close the case.',
  },
  manual: {
    title: 'Opened by hand',
    what: 'A member of staff opened this case.',
    todo: 'Read what they wrote, and close the case when it is done.',
  },
} as const satisfies Record<string, Kind>

export type CaseKind = keyof typeof caseKinds

export const kindWords = Object.keys(caseKinds) as CaseKind[]

/** A kind in words: what is not in the table is shown as it is written. */
export function kindTitle(kind: string): string {
  return (caseKinds as Record<string, Kind>)[kind]?.title ?? kind.replaceAll('_', ' ')
}
