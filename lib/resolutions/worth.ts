import { type Amount, add, compare, subtract, zero } from '@/lib/money/amount'
import { isBet, isLiveEntry, isWin, type RoundEntry } from './entries'
import type { Intent } from './intent'
import type { Subject } from './subject'

/**
 * What a resolution is about in the player's currency, unsigned: this is held against the threshold. Of a whole
 * round the larger of all that is given back and all that is taken back; of a round settled or closed by hand
 * the larger of what is paid and what the player is left to have lost, so that a close is judged as well.
 */
export function worthOf({ action }: Intent, subject: Subject, asked: Amount | null): Amount {
  switch (action) {
    case 'transaction.rollback':
    case 'win.release':
      return subject.entry!.amount
    case 'round.rollback': {
      const live = subject.entries.filter(isLiveEntry)
      return larger(sum(live.filter(isBet)), sum(live.filter(isWin)))
    }
    case 'round.settle':
    case 'round.close': {
      const { stake, win } = subject.round!
      const paid = asked ?? zero
      return larger(paid, subtract(subtract(stake, win), paid))
    }
    case 'win.accept':
      return subject.case!.amount ?? zero
    case 'player.adjust':
      return asked!
  }
}

function sum(entries: RoundEntry[]): Amount {
  return entries.reduce((total, { amount }) => add(total, amount), zero)
}

function larger(a: Amount, b: Amount): Amount {
  return compare(a, b) >= 0 ? a : b
}
