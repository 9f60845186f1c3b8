import type { ReactNode } from 'react'
import type { NavEntry } from '@/components/shell/nav'
import { Shell } from '@/components/shell/shell'
import { rightsToExport } from '@/lib/exports/rights'
import { type CurrentStaff, requirePermission } from '@/lib/staff/current'
import { type Permission, reasonAgainst } from '@/lib/staff/permissions'
import { factorHint, showFactor } from './account/actions'

type Place = Omit<NavEntry, 'against'> & { permission: Permission }

const places: Place[] = [
  { href: '/', label: 'Overview', icon: 'overview', group: 'Desk', permission: 'desk.read' },
  { href: '/players', label: 'Players', icon: 'players', group: 'Desk', permission: 'players.read' },
  { href: '/rounds', label: 'Rounds', icon: 'rounds', group: 'Desk', permission: 'rounds.read' },
  { href: '/stuck', label: 'Stuck rounds', icon: 'stuck', group: 'Desk', permission: 'cases.read' },
  { href: '/cases', label: 'Cases', icon: 'cases', group: 'Desk', permission: 'cases.read' },
  { href: '/approvals', label: 'Approvals', icon: 'approvals', group: 'Desk', permission: 'approvals.read' },
  { href: '/requests', label: 'Calls', icon: 'calls', group: 'Desk', permission: 'requests.read' },
  { href: '/providers', label: 'Providers', icon: 'studio', group: 'Studios', permission: 'providers.read' },
  { href: '/rates', label: 'Rates', icon: 'rates', group: 'Studios', permission: 'rates.read' },
  { href: '/ledger', label: 'Ledger', icon: 'ledger', group: 'Finance', permission: 'ledger.browse' },
  {
    href: '/settlement',
    label: 'Settlement',
    icon: 'settlement',
    group: 'Finance',
    permission: 'settlement.read',
  },
  {
    href: '/trial-balance',
    label: 'Trial balance',
    icon: 'balance',
    group: 'Finance',
    permission: 'settlement.read',
  },
  {
    href: '/reconciliation',
    label: 'Reconciliation',
    icon: 'beside',
    group: 'Finance',
    permission: 'reconciliation.read',
  },
  { href: '/exports', label: 'Exports', icon: 'file', group: 'Finance', permission: 'exports.read' },
  { href: '/ledger/proof', label: 'Proof', icon: 'proof', group: 'Control', permission: 'ledger.verify' },
  { href: '/audit', label: 'Audit', icon: 'audit', group: 'Control', permission: 'audit.read' },
  {
    href: '/thresholds',
    label: 'Thresholds',
    icon: 'scales',
    group: 'Control',
    permission: 'thresholds.read',
  },
  { href: '/staff', label: 'Staff', icon: 'staff', group: 'Control', permission: 'staff.read' },
  { href: '/docs', label: 'Documentation', icon: 'book', group: 'Reference', permission: 'desk.read' },
]

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const staff = await requirePermission('desk.read')
  const { name, email, role } = staff
  return (
    <Shell
      person={{ name, email, role }}
      entries={entriesFor(staff)}
      rights={rightsToExport(role)}
      isDemo={process.env.CAGE_DEMO === '1'}
      showFactor={showFactor}
      factorHint={factorHint}
    >
      {children}
    </Shell>
  )
}

function entriesFor(staff: CurrentStaff): NavEntry[] {
  return places.map(({ permission, ...place }) => ({
    ...place,
    against: reasonAgainst(staff.role, permission),
  }))
}
