import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CaseActions } from '@/components/cases/case-actions'
import { CaseFacts } from '@/components/cases/case-facts'
import { CaseHead } from '@/components/cases/case-head'
import { CaseLayout } from '@/components/cases/case-layout'
import { CaseStory } from '@/components/cases/case-story'
import { CaseTrail } from '@/components/cases/case-trail'
import { Notes } from '@/components/notes/notes'
import { getCase } from '@/lib/cases/get'
import { listOwners } from '@/lib/cases/list-owners'
import { listTrail } from '@/lib/cases/trail'
import { now } from '@/lib/clock'
import { listNotes } from '@/lib/notes/list'
import { requirePermission } from '@/lib/staff/current'
import { permissions, reasonAgainst } from '@/lib/staff/permissions'
import { recordView } from '@/lib/staff/view'
import { Resolutions } from '../../resolutions/panel'

export const metadata: Metadata = { title: 'Case' }

export default async function CasePage({ params }: { params: Promise<{ id: string }> }) {
  const staff = await requirePermission('cases.read')
  const one = await getCase((await params).id, now())
  if (!one) notFound()
  await recordView(staff, 'case.view', { kind: 'case', id: one.id }, one.playerId)
  const subject = { kind: 'case', id: one.id } as const
  const [owners, notes, trail] = await Promise.all([
    listOwners(permissions['cases.manage'].roles),
    listNotes(subject),
    listTrail(one.id),
  ])
  const [againstCases, againstNotes] = [
    reasonAgainst(staff.role, 'cases.manage'),
    reasonAgainst(staff.role, 'notes.write'),
  ]
  return (
    <>
      <CaseHead one={one} />
      <CaseLayout
        main={
          <>
            <CaseStory one={one} />
            {one.round || one.transactionId || one.player ? (
              <Resolutions caseId={one.id} staff={staff} />
            ) : null}
            <CaseFacts one={one} />
            <CaseTrail rows={trail} openedBy={one.openedBy} openedAt={one.openedAt} />
          </>
        }
        side={
          <>
            <CaseActions one={one} owners={owners} staffId={staff.id} against={againstCases} />
            <Notes subject={subject} notes={notes} canWrite={!againstNotes} against={againstNotes} />
          </>
        }
      />
    </>
  )
}
