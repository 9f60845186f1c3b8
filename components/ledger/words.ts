import type { Tone } from '@/components/ui/tag'

/** How a kind of transaction is written. */
export const kindWords: Record<string, string> = {
  bet: 'Bet',
  win: 'Win',
  rollback: 'Rollback',
  jackpot: 'Jackpot',
  deposit: 'Deposit',
  withdrawal: 'Withdrawal',
  adjustment: 'Adjustment',
}

/** What became of a transaction: its word, its tone, and what that means. */
export const outcomeWords: Record<string, { label: string; tone: Tone; means: string }> = {
  posted: { label: 'Posted', tone: 'good', means: 'Accepted; the money moved.' },
  recorded: { label: 'Recorded', tone: 'quiet', means: 'Accepted; there was nothing to move.' },
  void: { label: 'Void', tone: 'warn', means: 'A late bet, accepted as already rolled back; nothing moved.' },
  kept: { label: 'Kept', tone: 'warn', means: 'A rollback of a win that moved nothing, for good.' },
  refused: {
    label: 'Refused',
    tone: 'bad',
    means: 'Refused, and stays refused when repeated; nothing moved.',
  },
}

/** The accounts of the house, as they are called. */
export const accountWords: Record<string, string> = {
  provider: 'Provider',
  jackpot: 'Jackpot',
  games: 'Provider or jackpot',
  cashier: 'Cashier',
  adjustments: 'Adjustments',
}
