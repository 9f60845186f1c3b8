import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EndSessions } from '@/components/staff/end-sessions'
import { SessionsTable } from '@/components/staff/sessions-table'
import { StaffChanges } from '@/components/staff/staff-changes'
import { StaffPanel } from '@/components/staff/staff-panel'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import { requirePermission } from '@/lib/staff/current'
import { getStaff } from '@/lib/staff/get'
import { listSessions } from '@/lib/staff/list-sessions'
import { reasonAgainst } from '@/lib/staff/permissions'
import { disable, enable, endSessionOf, endSessionsOf, sendLink, setRole, takeFactorAway } from '../actions'
import { LastActions } from './last-actions'

export const metadata: Metadata = { title: 'Member of staff' }

const verbs = { disable, enable, sendLink, setRole, takeFactorAway }

export default async function StaffMemberPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requirePermission('staff.read')
  const staff = await getStaff((await params).id)
  if (!staff) notFound()
  const sessions = await listSessions(staff.id, viewer.sessionId)
  const live = sessions.filter(session => session.state === 'live').length
  const isSelf = staff.id === viewer.id
  const against = reasonAgainst(viewer.role, 'staff.manage')
  const own = isSelf ? 'Nobody changes their own role or shuts themselves out.' : null
  return (
    <>
      <PageHead
        title={staff.name}
        lead={`${staff.email} · ${staff.role}`}
        actions={<StaffChanges staff={staff} verbs={verbs} against={against ?? own} />}
      />
      <Stack>
        <StaffPanel staff={staff} />
        <SessionsTable
          label="Sign-ins"
          rows={sessions}
          end={endSessionOf.bind(null, staff.id)}
          against={against}
          tools={<EndSessions count={live} end={endSessionsOf.bind(null, staff.id)} against={against} />}
        />
        <LastActions staffId={staff.id} />
      </Stack>
    </>
  )
}
