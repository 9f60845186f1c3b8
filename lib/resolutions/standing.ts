import { format } from '@/lib/money/amount'
import type { Subject } from './subject'

/** How wallet and round stand, in words of strings: for a preview, and for the audit's before and after. */
export type Standing = {
  balance: string
  currency: string
  round: { status: string; stake: string; win: string; bets: number; standing: number } | null
}

export function standingOf({ player, round }: Subject): Standing {
  const { currency } = player
  return {
    balance: format(player.balance, currency),
    currency,
    round: round && {
      status: round.status,
      stake: format(round.stake, currency),
      win: format(round.win, currency),
      bets: round.bets,
      standing: round.betsLive,
    },
  }
}
