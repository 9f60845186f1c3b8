import type { Metadata } from 'next'
import { Suspense } from 'react'
import { BoardSkeleton } from '@/components/overview/board-skeleton'
import { Section } from '@/components/overview/section'
import { WindowChoice } from '@/components/overview/window-choice'
import { PageHead } from '@/components/ui/page-head'
import { Panel } from '@/components/ui/panel'
import { Stack } from '@/components/ui/stack'
import { State } from '@/components/ui/state'
import type { Query } from '@/lib/listing/filter'
import { figureWindows } from '@/lib/reports/figures'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { Calls } from './overview/calls'
import { DemoDisputes } from './overview/demo-disputes'
import { Play } from './overview/play'
import { Waiting } from './overview/waiting'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('desk.read')
  const query = await searchParams
  const window = figureWindows.find(one => one === query.window) ?? '24h'
  const against = reasonAgainst(staff.role, 'figures.read')
  return (
    <>
      <PageHead title="Overview" lead="What needs a person, and how play is going." />
      <Stack>
        <Suspense fallback={<BoardSkeleton label="what waits" heights={[118]} />}>
          <Waiting staff={staff} />
        </Suspense>
        <Suspense fallback={null}>
          <DemoDisputes />
        </Suspense>
        <Section title="Play">{against ? null : <WindowChoice window={window} />}</Section>
        {against ? (
          <Panel>
            <State kind="forbidden" title="The figures are not for your role">
              {against}
            </State>
          </Panel>
        ) : (
          <>
            <Suspense key={window} fallback={<BoardSkeleton label="play" heights={[76, 310, 311]} />}>
              <Play window={window} />
            </Suspense>
            <Section title="Providers’ calls" />
            <Suspense fallback={<BoardSkeleton label="calls" heights={[309]} />}>
              <Calls />
            </Suspense>
          </>
        )}
      </Stack>
    </>
  )
}
