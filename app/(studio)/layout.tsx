import type { ReactNode } from 'react'
import type { NavEntry } from '@/components/shell/nav'
import { StudioShell } from '@/components/shell/studio-shell'
import { ownProvider } from '@/lib/engineers/own'
import { getProvider } from '@/lib/providers/get'
import { requirePermission } from '@/lib/staff/current'
import { factorHint, showFactor } from '../(desk)/account/actions'

const places = [
  { href: '/studio', label: 'Overview', icon: 'overview' },
  { href: '/studio/requests', label: 'Calls', icon: 'calls' },
  { href: '/studio/keys', label: 'Keys', icon: 'key' },
  { href: '/studio/sandbox', label: 'Sandbox', icon: 'flask' },
] as const
const reference = { href: '/docs', label: 'Documentation', icon: 'book', group: 'Reference' } as const

/** The pages of a provider's engineers: all of them are about their own provider, which the sign-in names. */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const staff = await requirePermission('studio.read')
  const { name } = await getProvider(ownProvider(staff))
  const own = places.map(place => ({ ...place, group: name }))
  const entries: NavEntry[] = [...own, reference].map(entry => ({ ...entry, against: null }))
  return (
    <StudioShell
      person={{ name: staff.name, email: staff.email, role: `engineer of ${name}` }}
      entries={entries}
      isDemo={process.env.CAGE_DEMO === '1'}
      showFactor={showFactor}
      factorHint={factorHint}
    >
      {children}
    </StudioShell>
  )
}
