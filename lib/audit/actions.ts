/**
 * Everything the audit can say, and its words for a reader: `noun.verb`. What reads is named too, since a
 * look at a player's data is an event.
 */
export const auditActions = {
  'sign-in': 'signed in',
  'sign-in.fail': 'failed to sign in',
  'sign-out': 'signed out',
  'factor.enrol': 'enrolled a second factor',
  'factor.confirm': 'showed a second factor',
  'factor.fail': 'failed to show a second factor',
  'factor.reset': 'took away a second factor',
  'recovery.make': 'made recovery codes',
  'recovery.use': 'used a recovery code',
  'password.change': 'changed a password',
  'session.end': 'ended a sign-in',
  'staff.invite': 'invited a member of staff',
  'staff.create': 'made a member of staff',
  'staff.accept': 'accepted an invitation',
  'staff.role': 'changed a role',
  'staff.disable': 'disabled a member of staff',
  'staff.enable': 'enabled a member of staff',
  'staff.reset': 'sent a password reset',
  'page.open': 'opened a page',
  'player.view': 'looked at a player',
  'player.status': "changed a player's status",
  'player.limit': 'set a limit',
  'player.session.end': "ended a player's session",
  'player.adjust': 'adjusted a balance',
  'round.view': 'looked at a round',
  'request.view': 'looked at a call',
  'case.view': 'looked at a case',
  'search.find': 'searched',
  'list.export': 'exported a list',
  'note.write': 'wrote a note',
  'case.open': 'opened a case',
  'case.assign': 'assigned a case',
  'case.snooze': 'put a case off',
  'case.close': 'closed a case',
  'case.reopen': 'opened a case again',
  'transaction.rollback': 'rolled back a transaction',
  'round.rollback': 'rolled back a round',
  'round.settle': 'settled a round',
  'round.close': 'closed a round',
  'win.accept': 'accepted a refused win',
  'win.release': 'took back a kept win',
  'approval.view': 'looked at an approval',
  'approval.approve': 'approved a change',
  'approval.decline': 'declined a change',
  'approval.withdraw': 'withdrew a change',
  'approval.expire': 'let a change expire',
  'resolution.preview': 'previewed a resolution',
  'threshold.set': 'set a threshold',
  'provider.stuck-after': 'set when a round is stuck',
  'provider.view': 'looked at a provider',
  'provider.create': 'brought a provider in',
  'provider.change': 'changed a provider',
  'provider.suspend': 'suspended a provider',
  'provider.resume': 'let a provider play again',
  'provider.policies': 'changed policies',
  'policies.replay': 'tried policies on a past day',
  'maintenance.plan': 'planned maintenance',
  'maintenance.end': 'ended or called off maintenance',
  'key.create': 'made a key',
  'key.rotate': 'handed a key over',
  'key.revoke': 'revoked a key',
  'key.change': 'changed a key',
  'game.change': 'changed a game',
  'game.preview': 'previewed an import of games',
  'game.import': 'imported games',
  'rate.preview': 'looked at what a sheet of rates would change',
  'rate.set': 'set rates',
  'sandbox.session': 'opened a sandbox session',
  'view.save': 'saved a view',
  'view.delete': 'deleted a view',
  'ledger.verify': 'verified the ledger',
} as const

export type AuditAction = keyof typeof auditActions

/** What only looks, takes away or shows: everything else changed something, or tried to. */
export const lookActions: readonly AuditAction[] = [
  'page.open',
  'player.view',
  'round.view',
  'request.view',
  'case.view',
  'approval.view',
  'provider.view',
  'policies.replay',
  'resolution.preview',
  'rate.preview',
  'game.preview',
  'search.find',
  'list.export',
]

export function isAuditAction(word: string): word is AuditAction {
  return Object.hasOwn(auditActions, word)
}

/** An action in words. What an older or newer version wrote is shown as it stands. */
export function wordsOf(action: string): string {
  return isAuditAction(action) ? auditActions[action] : action
}
