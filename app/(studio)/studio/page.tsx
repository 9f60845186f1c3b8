import type { Metadata } from 'next'
import { ProviderHead } from '@/components/providers/provider-head'
import { FactsPanel, PoliciesPanel } from '@/components/studio/facts-panel'
import { HealthPanel } from '@/components/studio/health-panel'
import { Pair } from '@/components/studio/pair'
import { Stack } from '@/components/ui/stack'
import { now } from '@/lib/clock'
import { ownProvider } from '@/lib/engineers/own'
import { getProvider } from '@/lib/providers/get'
import { getProviderOverview } from '@/lib/providers/overview'
import { alarmsOf } from '@/lib/reports/alarms'
import { readDayFigures } from '@/lib/reports/day-figures'
import { getHealth } from '@/lib/reports/health'
import { requirePermission } from '@/lib/staff/current'
import { recordView } from '@/lib/staff/view'

export const metadata: Metadata = { title: 'Overview' }

/** What an engineer sees first: whether their provider plays, and what is off. */
export default async function StudioPage() {
  const staff = await requirePermission('studio.read')
  const id = ownProvider(staff)
  const at = now()
  await recordView(staff, 'provider.view', { kind: 'provider', id })
  const [overview, provider, health, day] = await Promise.all([
    getProviderOverview(id, at),
    getProvider(id),
    getHealth(id, at),
    readDayFigures(id, at),
  ])
  if (!overview || !health) return null
  return (
    <>
      <ProviderHead provider={overview} />
      <Stack>
        <HealthPanel health={health} day={day} alarms={alarmsOf(health, at)} />
        <Pair>
          <FactsPanel provider={provider} health={health} />
          <PoliciesPanel provider={provider} />
        </Pair>
      </Stack>
    </>
  )
}
