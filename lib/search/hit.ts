import type { Permission } from '@/lib/staff/permissions'

/** The kinds of things that are found, in the order they are shown. */
export const hitKinds = {
  player: { title: 'Players', permission: 'players.read' },
  round: { title: 'Rounds', permission: 'rounds.read' },
  transaction: { title: 'Transactions', permission: 'ledger.read' },
  approval: { title: 'Approvals', permission: 'approvals.read' },
  case: { title: 'Cases', permission: 'cases.read' },
  request: { title: 'Calls', permission: 'requests.read' },
  provider: { title: 'Providers', permission: 'providers.read' },
  key: { title: 'Keys', permission: 'requests.read' },
  staff: { title: 'Staff', permission: 'staff.read' },
  event: { title: 'Audit', permission: 'audit.read' },
} as const satisfies Record<string, { title: string; permission: Permission }>

export type HitKind = keyof typeof hitKinds

/** One thing that was found. */
export type Hit = {
  kind: HitKind
  id: string
  /** Where it is looked at. */
  href: string
  title: string
  /** One line: state, amount, whose it is. */
  facts: string
  /** The text is its id; otherwise its id or name only begins so. */
  exact: boolean
}

/** How many of a kind are shown. */
export const hitsMax = 8

/** A line of facts; what is not there is left out. */
export function factsOf(...parts: (string | null | undefined | false)[]): string {
  return parts.filter(Boolean).join(' · ')
}
