import { staffActor } from '@/lib/actor'
import { derivedId } from '@/lib/ids'
import { type Amount, zero } from '@/lib/money/amount'
import { commandOfCase } from '@/lib/wallet/case-command'
import type { Command } from '@/lib/wallet/command'
import {
  acceptedWin,
  adjustment,
  type Original,
  type Ruling,
  releasedRollback,
  staffRollback,
  staffWin,
} from '@/lib/wallet/staff-commands'
import { isBet, isLiveEntry, isWin, type RoundEntry } from './entries'
import type { Intent } from './intent'
import type { Subject } from './subject'

/** Who decides, and under which form: what the commands carry beside what they do. */
export type Decided = {
  formId: string
  makerId: string
  approverId: string | null
  approvalId: string | null
}

/** The id under which the nth transaction of a form stands in the ledger: a second click finds the first. */
export function staffTransactionId(formId: string, n: number): string {
  return derivedId('resolution', formId, `${n}`)
}

/**
 * The commands that carry an intent out, in their order: of a whole round first every win that stands is taken
 * back, the newest first, then every bet is given back. The guards have been asked before.
 */
export function planResolution(
  intent: Intent,
  subject: Subject,
  amount: Amount | null,
  by: Decided,
): Command[] {
  const ruling = (n: number) => rulingOf(intent, by, n)
  const { round, entry, player } = subject
  const { currency } = player
  switch (intent.action) {
    case 'transaction.rollback':
      return [staffRollback(originalOf(entry!), ruling(0))]
    case 'win.release':
      return [releasedRollback(originalOf(entry!), ruling(0))]
    case 'round.rollback':
      return standing(subject).map((one, n) => staffRollback(originalOf(one), ruling(n), 'round.rollback'))
    case 'round.settle':
    case 'round.close':
      return [staffWin(round!, { currency, amount: amount ?? zero }, ruling(0))]
    case 'win.accept':
      return [acceptedWin(commandOfCase(subject.case!.command)!, ruling(0))]
    case 'player.adjust': {
      const type = intent.direction!
      return [adjustment({ playerId: player.id, currency, type, amount: amount! }, ruling(0))]
    }
  }
}

/** What still stands in a round: bets, so that their stake can pay for the wins, then wins; newest first. */
function standing({ entries }: Subject): RoundEntry[] {
  const live = entries.filter(isLiveEntry).toReversed()
  return [...live.filter(isBet), ...live.filter(isWin)]
}

function originalOf(entry: RoundEntry): Original {
  const { providerId, providerTransactionId: transactionId, playerId, providerRoundId, gameId } = entry
  return { providerId, transactionId, playerId, providerRoundId, gameId }
}

function rulingOf({ reason, note, caseId }: Intent, by: Decided, n: number): Ruling {
  const { formId, makerId, approverId, approvalId } = by
  return {
    transactionId: staffTransactionId(formId, n),
    actor: staffActor(makerId, approverId),
    reason,
    note: note.trim(),
    approvalId,
    caseId,
  }
}
