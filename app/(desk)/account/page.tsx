import type { Metadata } from 'next'
import { EndOthers } from '@/components/staff/end-others'
import { SessionsTable } from '@/components/staff/sessions-table'
import { PageHead } from '@/components/ui/page-head'
import { requirePermission } from '@/lib/staff/current'
import { listOwnSessions } from '@/lib/staff/list-sessions'
import { endOtherSessions, endSession } from './actions'

export const metadata: Metadata = { title: 'My sign-ins' }

export default async function AccountPage() {
  const staff = await requirePermission('sessions.revoke')
  const sessions = await listOwnSessions(staff.id, staff.sessionId)
  const others = sessions.filter(session => session.state === 'live' && !session.isCurrent).length
  return (
    <>
      <PageHead
        title="My sign-ins"
        lead={`${staff.email} · ${staff.role}. Ending one takes effect with its next click.`}
        actions={<EndOthers others={others} end={endOtherSessions} />}
      />
      <SessionsTable rows={sessions} end={endSession} />
    </>
  )
}
