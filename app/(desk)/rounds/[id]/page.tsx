import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CaseLinks } from '@/components/cases/case-links'
import { OpenCase } from '@/components/cases/open-case'
import { Notes } from '@/components/notes/notes'
import { BearingPolicies } from '@/components/rounds/bearing-policies'
import { RoundColumns } from '@/components/rounds/round-columns'
import { RoundHead } from '@/components/rounds/round-head'
import { Timeline } from '@/components/rounds/timeline'
import { VerdictPanel } from '@/components/rounds/verdict-panel'
import { Panel } from '@/components/ui/panel'
import { getRound } from '@/lib/rounds/get'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { recordView } from '@/lib/staff/view'
import { Resolutions } from '../../resolutions/panel'
import { readRoundPage } from './read'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: 'Round' }

export default async function RoundPage({ params }: Props) {
  const staff = await requirePermission('rounds.read')
  const round = await getRound((await params).id)
  if (!round) notFound()
  await recordView(staff, 'round.view', { kind: 'round', id: round.id }, round.playerId)
  const page = await readRoundPage(round)
  const against = reasonAgainst(staff.role, 'notes.write')
  return (
    <>
      <RoundHead round={round} {...page.head} />
      <VerdictPanel verdict={page.verdict} />
      <RoundColumns
        main={<Timeline entries={page.timeline} gap={page.gap} />}
        aside={
          <>
            <Resolutions roundId={round.id} staff={staff} />
            <BearingPolicies policies={page.policies} providerId={round.providerId} />
            <Panel
              title="Cases"
              id="cases"
              aside={<OpenCase roundId={round.id} against={reasonAgainst(staff.role, 'cases.manage')} />}
            >
              <CaseLinks cases={page.cases} />
            </Panel>
            <Notes
              subject={{ kind: 'round', id: round.id }}
              playerId={round.playerId}
              notes={page.notes}
              canWrite={against === null}
              against={against}
            />
          </>
        }
      />
    </>
  )
}
