import type { Metadata } from 'next'
import { Suspense } from 'react'
import { CasesTable } from '@/components/cases/cases-table'
import { Figures } from '@/components/overview/figures'
import { PulseTable } from '@/components/overview/pulse-table'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import { Panel } from '@/components/ui/panel'
import { Stack } from '@/components/ui/stack'
import { State } from '@/components/ui/state'
import { listOpenCases } from '@/lib/cases/list-open'
import { now } from '@/lib/clock'
import { countPlayers } from '@/lib/players/count'
import { readPulse } from '@/lib/reports/last-hour'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage() {
  const { role } = await requirePermission('desk.read')
  return (
    <>
      <PageHead title="Overview" lead="What needs a person, and how play is going." />
      <Suspense fallback={<TableSkeleton label="overview" />}>
        <Board against={reasonAgainst(role, 'figures.read')} />
      </Suspense>
    </>
  )
}

/** `against`: why this person may not see the providers' figures, or null. */
async function Board({ against }: { against: string | null }) {
  const [cases, players, pulse] = await Promise.all([
    listOpenCases(10),
    countPlayers(),
    against ? null : readPulse(now()),
  ])
  return (
    <Stack>
      <Figures cases={cases.count} players={players} pulse={pulse?.total ?? null} />
      <CasesTable rows={cases.rows} />
      {pulse ? (
        <PulseTable providers={pulse.providers} isPartial={pulse.isPartial} />
      ) : (
        <Panel title="Providers, last hour">
          <State kind="forbidden" title="Not for your role">
            {against}
          </State>
        </Panel>
      )}
    </Stack>
  )
}
