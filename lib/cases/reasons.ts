/** Why a round is stuck, as far as it can be told, in words: `short` for a list, `what` for a person reading on. */
export const stuckReasons = {
  bet_without_win: {
    short: 'Bet without a win',
    what: 'A bet was taken and the provider never said what became of it: no win, no zero win, no close, no rollback.',
  },
  win_refused: {
    short: 'Win refused',
    what: 'The provider sent a win for this round and Cage refused it; it has not been accepted since.',
  },
  rollback_refused: {
    short: 'Rollback refused',
    what: 'The provider wanted to roll back in this round and Cage refused it, so the bet still stands.',
  },
  late_bet: {
    short: 'Late bet',
    what: 'A bet of this round arrived after its own rollback and had no effect; what else is in the round is not settled.',
  },
  orphan_win: {
    short: 'Win without a bet',
    what: 'The round holds a win and no accepted bet, and the provider never closed it.',
  },
} as const

export type StuckReason = keyof typeof stuckReasons

export const stuckReasonWords = Object.keys(stuckReasons) as StuckReason[]

export function reasonTitle(reason: string | null): string | null {
  return (
    reason &&
    ((stuckReasons as Record<string, { short: string }>)[reason]?.short ?? reason.replaceAll('_', ' '))
  )
}
