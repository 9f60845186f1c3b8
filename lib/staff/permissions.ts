/** Who works here. The words are those of the table `staff`. */
export const roles = ['support', 'approver', 'finance', 'admin', 'auditor'] as const
export type Role = (typeof roles)[number]

/** What a member of staff may do; pages, actions and buttons read this one table. */
export const permissions = {
  'desk.read': {
    does: 'open the back office',
    roles: ['support', 'approver', 'finance', 'admin', 'auditor'],
  },
  'players.read': { does: 'look up players', roles: ['support', 'approver', 'finance', 'admin', 'auditor'] },
  'ledger.read': {
    does: "read a player's ledger",
    roles: ['support', 'approver', 'finance', 'admin', 'auditor'],
  },
  'figures.read': { does: "see a provider's figures", roles: ['approver', 'finance', 'admin', 'auditor'] },
  'staff.read': { does: 'see who works here and who is signed in', roles: ['admin', 'auditor'] },
  'sessions.revoke': {
    does: 'end their own sign-ins',
    roles: ['support', 'approver', 'finance', 'admin', 'auditor'],
  },
} as const satisfies Record<string, { does: string; roles: readonly Role[] }>

export type Permission = keyof typeof permissions

export function isAllowed(role: Role, permission: Permission): boolean {
  return (permissions[permission].roles as readonly Role[]).includes(role)
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
