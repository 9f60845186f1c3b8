import type { ReactNode } from 'react'
import type { NavEntry } from '@/components/shell/nav'
import { Shell } from '@/components/shell/shell'
import { type CurrentStaff, requirePermission } from '@/lib/staff/current'
import { type Permission, reasonAgainst } from '@/lib/staff/permissions'

const places: (Omit<NavEntry, 'against'> & { permission: Permission })[] = [
  { href: '/', label: 'Overview', icon: 'overview', group: 'Desk', permission: 'desk.read' },
  { href: '/players', label: 'Players', icon: 'players', group: 'Desk', permission: 'players.read' },
  { href: '/staff', label: 'Staff', icon: 'staff', group: 'Desk', permission: 'staff.read' },
  { href: '/docs/errors', label: 'Refusal codes', icon: 'book', group: 'Reference', permission: 'desk.read' },
]

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const staff = await requirePermission('desk.read')
  const { name, email, role } = staff
  return (
    <Shell person={{ name, email, role }} entries={entriesFor(staff)} isDemo={process.env.CAGE_DEMO === '1'}>
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
