import type { HeldAction } from '@/lib/approvals/actions'
import type { Permission } from '@/lib/staff/permissions'

/** What of the changes that may need a second person staff decide about a round or a balance. */
export type ResolutionAction = Exclude<HeldAction, 'rate.set'>

/** What a resolution is: what it does in words, who may, why one may, and what it puts an end to. */
export type Kind = {
  label: string
  does: string
  permission: Permission
  /** What the form asks for beside reason and note. */
  asks: 'nothing' | 'amount' | 'adjustment'
  /** A closed list of reasons: their words in the ledger, and for a reader. */
  reasons: Record<string, string>
  /** Kinds of open cases of the round that it settles. */
  solves: readonly string[]
}

const rollbackReasons = {
  provider_confirmed_void: 'The provider confirmed that it is void',
  provider_outage: 'The provider was down, the game never ended',
  duplicate_debit: 'The same thing was taken twice',
  game_defect: 'The game was defective',
  player_complaint: 'The player complained, and is right',
  correction: 'Corrects a mistake of ours',
}

const settleReasons = {
  provider_confirmed_result: 'The provider confirmed the result',
  game_log: "The game's own log shows the result",
  provider_outage: 'The provider was down when it should have paid',
  player_complaint: 'The player complained, and is right',
  correction: 'Corrects a mistake of ours',
}

/** The seven things that staff can put right. Buttons, forms and guards read this one table. */
export const kinds: Record<ResolutionAction, Kind> = {
  'transaction.rollback': {
    label: 'Roll back',
    does: 'Gives back this bet, or takes back this win, at the rate it was posted at.',
    permission: 'rounds.resolve',
    asks: 'nothing',
    reasons: rollbackReasons,
    solves: ['rollback_refused', 'orphan_win'],
  },
  'round.rollback': {
    label: 'Roll back the round',
    does: 'Gives back every bet and takes back every win of the round that still stands.',
    permission: 'rounds.resolve',
    asks: 'nothing',
    reasons: rollbackReasons,
    solves: ['stuck_round', 'rollback_refused', 'credit_refused', 'orphan_win'],
  },
  'round.settle': {
    label: 'Settle with an amount',
    does: "Pays the player a win in this round and closes it. The provider's late win does not pay again.",
    permission: 'rounds.resolve',
    asks: 'amount',
    reasons: settleReasons,
    solves: ['stuck_round', 'credit_refused', 'rollback_refused'],
  },
  'round.close': {
    label: 'Close without a win',
    does: 'Closes the round as lost: nothing is paid, now or when the provider sends a late win.',
    permission: 'rounds.resolve',
    asks: 'nothing',
    reasons: {
      provider_confirmed_result: 'The provider confirmed that nothing was won',
      game_log: "The game's own log shows that nothing was won",
      correction: 'Corrects a mistake of ours',
    },
    solves: ['stuck_round', 'rollback_refused'],
  },
  'win.accept': {
    label: 'Accept the refused win',
    does: "Pays the win that was refused, as the provider sent it; the provider's retry is then a replay.",
    permission: 'rounds.resolve',
    asks: 'nothing',
    reasons: {
      provider_confirmed_result: 'The provider confirmed the win',
      game_log: "The game's own log shows the win",
      late_delivery: 'The win was right and only came late',
      correction: 'Corrects a mistake of ours',
    },
    solves: [],
  },
  'win.release': {
    label: 'Take back the kept win',
    does: 'Takes back the win that the provider rolled back when the player had spent it already.',
    permission: 'rounds.resolve',
    asks: 'nothing',
    reasons: {
      funds_back: 'The player has the money again',
      provider_confirmed_void: 'The provider confirmed that the win is void',
      correction: 'Corrects a mistake of ours',
    },
    solves: ['kept_rollback'],
  },
  'player.adjust': {
    label: 'Adjust the balance',
    does: 'Credits or debits the wallet by hand, against the account of adjustments.',
    permission: 'players.adjust',
    asks: 'adjustment',
    reasons: {
      goodwill: 'Goodwill',
      provider_confirmed_result: 'The provider confirmed what was missing',
      cashier_error: 'A deposit or withdrawal went wrong',
      fraud: 'Fraud or a chargeback',
      correction: 'Corrects a mistake of ours',
    },
    solves: [],
  },
}

export const resolutionActions = Object.keys(kinds) as ResolutionAction[]

export function isResolutionAction(word: string): word is ResolutionAction {
  return Object.hasOwn(kinds, word)
}

/** Why somebody asked for a change, in words: a word of the kind's list, or what they wrote themselves. */
export function reasonWords(action: string, reason: string): string {
  return isResolutionAction(action) ? (kinds[action].reasons[reason] ?? reason) : reason
}

/** What a form takes to be sent, whatever else stands in it: its action decides. */
export function permissionOf(raw: unknown): Permission {
  const action = (raw as { action?: unknown } | null)?.action
  return typeof action === 'string' && isResolutionAction(action)
    ? kinds[action].permission
    : 'rounds.resolve'
}
