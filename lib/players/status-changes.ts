import type { PlayerStatus } from './get'

/** A change of status that staff may make: its name, what it means, and what comes with it. */
export type StatusChange = {
  to: PlayerStatus
  verb: string
  means: string
  /** Ends the player's sessions at once, so that open games stop. */
  endsSessions?: true
  /** Only with nothing in the wallet: a closed account holds no money. */
  needsZeroBalance?: true
  /** Lets play again whom the law or their own wish keeps away: not for everybody to do. */
  reinstates?: true
}

const block: StatusChange = {
  to: 'blocked',
  verb: 'Block',
  means: 'No new bets until somebody unblocks. Sessions stay; wins and rollbacks still arrive.',
}
const exclude: StatusChange = {
  to: 'self_excluded',
  verb: 'Self-exclude',
  means:
    'At the player’s own wish: no new bets, and every session ends now. It has no end date: it lasts until a person lifts it.',
  endsSessions: true,
}
const close: StatusChange = {
  to: 'closed',
  verb: 'Close',
  means: 'The account ends: no new bets, and every session ends now. The balance must be zero.',
  endsSessions: true,
  needsZeroBalance: true,
}
const activate = (verb: string, means: string): StatusChange => ({ to: 'active', verb, means })

const reinstate = (verb: string): StatusChange => ({
  ...activate(verb, 'The player may bet again, in a new session.'),
  reinstates: true,
})

/** The changes there are from each status; what is not here cannot be done. Buttons and guard read this table. */
export const statusChanges: Record<PlayerStatus, readonly StatusChange[]> = {
  active: [block, exclude, close],
  blocked: [
    activate('Unblock', 'The player may bet again, also in sessions that are still open.'),
    exclude,
    close,
  ],
  self_excluded: [reinstate('Lift self-exclusion'), close],
  closed: [reinstate('Reopen'), exclude],
}

/** The change between two statuses, or null where it may not be made. */
export function statusChange(from: PlayerStatus, to: PlayerStatus): StatusChange | null {
  return statusChanges[from].find(change => change.to === to) ?? null
}

/** Why a change that the table knows cannot be made now, in a sentence; null where it can. */
export function statusChangeAgainst(
  change: StatusChange,
  now: { isEmpty: boolean; mayReinstate: boolean },
): string | null {
  if (change.reinstates && !now.mayReinstate)
    return 'Only an approver or an admin lets a player back who was self-excluded or closed.'
  if (change.needsZeroBalance && !now.isEmpty)
    return 'There is money in the wallet: pay it out first, a closed account holds none.'
  return null
}
