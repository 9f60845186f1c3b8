import type { Metadata } from 'next'
import { EndSessions } from '@/components/staff/end-sessions'
import { FactorPanel } from '@/components/staff/factor-panel'
import { PasswordPanel } from '@/components/staff/password-panel'
import { SessionsTable } from '@/components/staff/sessions-table'
import { SideBySide } from '@/components/staff/side-by-side'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import { requirePermission } from '@/lib/staff/current'
import { getStaff } from '@/lib/staff/get'
import { listSessions } from '@/lib/staff/list-sessions'
import { endOtherSessions, endSession, makeRecoveryCodes, setPassword, signOutEverywhere } from './actions'

export const metadata: Metadata = { title: 'My account' }

export default async function AccountPage() {
  const { id, sessionId } = await requirePermission('sessions.revoke')
  const [staff, sessions] = await Promise.all([getStaff(id), listSessions(id, sessionId)])
  if (!staff) return null
  const others = sessions.filter(session => session.state === 'live' && !session.isCurrent).length
  return (
    <>
      <PageHead
        title="My account"
        lead={`${staff.name} · ${staff.email} · ${staff.role}`}
        actions={<EndSessions count={1} end={signOutEverywhere} label="Sign out everywhere" leaves />}
      />
      <Stack>
        <SideBySide>
          <FactorPanel staff={staff} remake={makeRecoveryCodes} />
          {staff.hasPassword ? <PasswordPanel email={staff.email} change={setPassword} /> : null}
        </SideBySide>
        <SessionsTable
          label="My sign-ins"
          rows={sessions}
          end={endSession}
          against={null}
          tools={<EndSessions count={others} end={endOtherSessions} label="End all others" />}
        />
      </Stack>
    </>
  )
}
