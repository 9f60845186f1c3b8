import { commandOfCase } from '@/lib/wallet/case-command'
import { entriesMax, isBet, isLiveEntry, isWin } from './entries'
import type { ResolutionAction } from './kinds'
import type { Subject } from './subject'

/** Why things, as they stand, speak against an action, in a sentence; null where nothing does. */
export const guards: Record<ResolutionAction, (subject: Subject) => string | null> = {
  'transaction.rollback': againstRollback,
  'round.rollback': againstRoundRollback,
  'round.settle': subject => againstEnding(subject) ?? againstPaying(subject),
  'round.close': againstEnding,
  'win.accept': againstAccepting,
  'win.release': againstRelease,
  'player.adjust': () => null,
}

function againstRollback({ entry, entries, round }: Subject): string | null {
  if (!entry) return 'There is no such transaction.'
  if (entry.kind !== 'bet' && entry.kind !== 'win')
    return `A ${entry.kind} is never rolled back. The balance can be adjusted instead.`
  if (entry.isReversed) return 'It is rolled back already.'
  if (entry.effect === 'void') return 'It never had an effect: its rollback came first.'
  if (entry.isKept) return 'Its rollback was answered and kept: take back the kept win instead.'
  const live = entries.filter(isLiveEntry)
  const isLastBet = round !== null && isBet(entry) && live.filter(isBet).length === 1
  if (isLastBet && live.some(isWin))
    return 'The wins of the round stand on this bet: roll back the wins first, or the whole round.'
  return null
}

function againstRoundRollback({ round, entries }: Subject): string | null {
  if (!round) return 'There is no such round.'
  if (entries.length > entriesMax) return `The round has more than ${entriesMax} transactions.`
  const live = entries.filter(isLiveEntry)
  if (live.some(one => isWin(one) && one.isKept))
    return 'A win in it was kept when the provider rolled it back: take that back first.'
  return live.some(entry => isBet(entry) || isWin(entry))
    ? null
    : 'Nothing in it stands: every bet and win is rolled back already.'
}

function againstEnding({ round }: Subject): string | null {
  if (!round) return 'There is no such round.'
  if (round.staffSettled) return 'The round was settled by staff already.'
  if (round.status !== 'open') return `The round is ${round.status}: only an open round is settled or closed.`
  return null
}

function againstPaying({ entries }: Subject): string | null {
  return entries.filter(isLiveEntry).some(isBet)
    ? null
    : 'No bet stands in this round, so nothing can be won in it.'
}

function againstAccepting({ case: found, round, entries }: Subject): string | null {
  if (found?.kind !== 'credit_refused') return 'There is no refused win.'
  if (found.state !== 'open') return 'The case is closed already.'
  if (!commandOfCase(found.command))
    return 'The call was not kept with the case. The balance can be adjusted instead.'
  if (round?.staffSettled) return 'The round was settled by staff: accepting its win would pay it twice.'
  const isIn = entries.some(
    one => one.providerId === found.providerId && one.providerTransactionId === found.providerTransactionId,
  )
  return isIn ? "The provider's retry was accepted since: the win is paid." : null
}

function againstRelease({ entry }: Subject): string | null {
  if (!entry?.isKept) return 'There is no kept win.'
  return entry.isReversed ? 'It is taken back already.' : null
}
