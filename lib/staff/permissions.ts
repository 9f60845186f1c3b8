import { deciderRoles, rateRoles } from '@/lib/approvals/roles'

/** Who works at the desk; beside them `studio`: a provider's engineer, who sees what is that provider's and no more. */
export const deskRoles = ['support', 'approver', 'finance', 'admin', 'auditor'] as const

/** Who may sign in. The words are those of the table `staff`. */
export const roles = [...deskRoles, 'studio'] as const
export type Role = (typeof roles)[number]

/**
 * What a permission lets do, and who has it. `money` asks for a second factor shown a moment ago; `own` does so
 * too of whoever has one. `unenrolled` is open to those who must set up their second factor first.
 */
type Grant = { does: string; roles: readonly Role[]; money?: true; own?: true; unenrolled?: true }

const everyone = deskRoles
const agents = ['support', 'approver', 'finance', 'admin'] as const
const figures = ['approver', 'finance', 'admin', 'auditor'] as const

/** What a member of staff may do; pages, actions and buttons read this one table. */
export const permissions = {
  'desk.read': { does: 'open the back office', roles: everyone },
  'players.read': { does: 'look up players', roles: everyone },
  'ledger.read': { does: "read a player's ledger", roles: everyone },
  'ledger.browse': { does: 'read the ledger across players', roles: figures },
  'rounds.read': { does: 'look up rounds', roles: everyone },
  'requests.read': { does: "read the providers' calls", roles: everyone },
  'cases.read': { does: 'see cases', roles: everyone },
  'approvals.read': { does: 'see what waits for a second person', roles: everyone },
  'figures.read': { does: "see a provider's figures", roles: figures },
  'exports.read': { does: 'see exports', roles: everyone },
  'exports.others': { does: 'see and take the exports of others', roles: ['admin', 'auditor'] },
  'exports.manage': { does: 'cancel the exports of others', roles: ['admin'] },
  'exports.ledger': { does: 'export the ledger', roles: ['finance', 'admin', 'auditor'] },
  'exports.settlement': { does: 'export settlements and the trial balance', roles: figures },
  'exports.reconciliation': {
    does: 'export reconciliations and their differences',
    roles: ['finance', 'admin', 'auditor'],
  },
  'exports.players': { does: "export players, a player's ledger and sessions", roles: everyone },
  'exports.rounds': { does: 'export rounds', roles: everyone },
  'exports.requests': { does: "export the providers' calls", roles: everyone },
  'exports.cases': { does: 'export cases, approvals and thresholds', roles: everyone },
  'exports.providers': { does: 'export providers, their keys, games and policies', roles: everyone },
  'exports.rates': { does: 'export rates', roles: everyone },
  'exports.seals': { does: 'export seals', roles: ['finance', 'admin', 'auditor'] },
  'exports.audit': { does: 'export the audit', roles: ['admin', 'auditor'] },
  'exports.staff': { does: 'export the list of staff', roles: ['admin', 'auditor'] },
  'audit.read': { does: 'read the audit', roles: ['admin', 'auditor'] },
  'ledger.verify': {
    does: 'verify the ledger and export proofs',
    roles: ['finance', 'admin', 'auditor'],
  },
  'staff.read': { does: 'see who works here and who is signed in', roles: ['admin', 'auditor'] },
  'staff.manage': { does: 'invite, change and disable staff', roles: ['admin'], money: true },
  'sessions.revoke': { does: 'end their own sign-ins', roles },
  'account.secure': { does: 'change their own password and recovery codes', roles, own: true },
  'account.enrol': { does: 'set up their second factor', roles, own: true, unenrolled: true },
  'views.save': { does: 'save views of lists', roles: everyone },
  'notes.write': { does: 'write notes', roles: agents },
  'cases.manage': { does: 'open, assign, put off and close cases', roles: agents },
  'players.manage': {
    does: "change a player's status and end a player's sessions",
    roles: ['support', 'approver', 'admin'],
  },
  'players.reinstate': {
    does: 'let a self-excluded or closed player play again',
    roles: ['approver', 'admin'],
  },
  'players.limit': { does: "set a player's limits", roles: ['support', 'approver', 'admin'] },
  'players.adjust': { does: 'adjust balances', roles: ['support', 'approver', 'finance'], money: true },
  'rounds.resolve': { does: 'resolve rounds', roles: ['support', 'approver', 'finance'], money: true },
  'approvals.decide': {
    does: 'approve or decline what others ask for',
    roles: deciderRoles,
    money: true,
  },
  'approvals.withdraw': { does: 'take back what they asked for', roles: agents, money: true },
  'thresholds.read': { does: 'see the thresholds', roles: everyone },
  'thresholds.manage': { does: 'set the thresholds', roles: ['admin'], money: true },
  'providers.stuck': { does: 'set when a round counts as stuck', roles: ['admin'] },
  'providers.read': { does: 'look up providers, their keys and games', roles: everyone },
  'providers.manage': { does: 'bring providers in and change them', roles: ['admin'], money: true },
  'providers.suspend': { does: 'suspend a provider and let it play again', roles: ['approver', 'admin'] },
  'keys.manage': { does: 'make, hand over and revoke keys', roles: ['admin'], money: true },
  'games.manage': { does: 'change games', roles: ['admin'] },
  'rates.read': { does: 'look up rates', roles: everyone },
  'rates.manage': { does: 'set and import rates', roles: rateRoles, money: true },
  'settlement.read': {
    does: 'see what is settled with providers, balances and liabilities',
    roles: figures,
  },
  'settlement.freeze': { does: 'freeze a month of a provider', roles: ['finance'], money: true },
  'shares.manage': { does: "set a provider's share", roles: ['finance', 'admin'], money: true },
  'reconciliation.read': {
    does: "see providers' statements laid beside the ledger",
    roles: ['finance', 'admin', 'auditor'],
  },
  'reconciliation.run': {
    does: "lay a provider's statement beside the ledger and open cases for what differs",
    roles: ['finance', 'admin'],
  },
  'studio.read': { does: "read a studio's own calls, health and keys", roles: ['studio'] },
  'exports.studio': { does: "export a studio's own calls", roles: ['studio'] },
  'studio.keys': { does: "hand over a studio's own sandbox keys", roles: ['studio'], money: true },
} as const satisfies Record<string, Grant>

export type Permission = keyof typeof permissions

export function isAllowed(role: Role, permission: Permission): boolean {
  return (permissions[permission].roles as readonly Role[]).includes(role)
}

/** Whether an action of this permission asks for a fresh second factor. */
export function movesMoney(permission: Permission): boolean {
  return 'money' in permissions[permission]
}

/** Whether an action of this permission asks a person who has a second factor to have shown it a moment ago. */
export function wantsFactor(permission: Permission, isEnrolled: boolean): boolean {
  return movesMoney(permission) || (isEnrolled && 'own' in permissions[permission])
}

/** Whether an action of this permission is there for those too who must set up their second factor first. */
export function isOpenUnenrolled(permission: Permission): boolean {
  return 'unenrolled' in permissions[permission]
}

/** Whether a role may do anything that moves money: then it must have a second factor at all. */
export function needsFactor(role: Role): boolean {
  return (Object.keys(permissions) as Permission[]).some(one => movesMoney(one) && isAllowed(role, one))
}

/** Why a role may not, in a sentence for the person who would like to: null where it may. */
export function reasonAgainst(role: Role, permission: Permission): string | null {
  if (isAllowed(role, permission)) return null
  return `Your role (${role}) may not ${permissions[permission].does}. ${listOf(permissions[permission].roles)} may.`
}

export function isRole(word: string): word is Role {
  return roles.some(role => role === word)
}

function listOf(names: readonly Role[]): string {
  const [last, ...others] = [...names].reverse()
  const text = others.length ? `${others.reverse().join(', ')} and ${last}` : `${last}`
  return text.charAt(0).toUpperCase() + text.slice(1)
}
