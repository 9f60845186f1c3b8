import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ApprovalTag } from '@/components/approvals/state-tag'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import { getApproval } from '@/lib/approvals/get'
import { approvalStates } from '@/lib/approvals/states'
import { requirePermission } from '@/lib/staff/current'
import { recordView } from '@/lib/staff/view'
import { OfRates } from './of-rates'
import { OfResolution } from './of-resolution'

export const metadata: Metadata = { title: 'Approval' }

export default async function ApprovalPage({ params }: { params: Promise<{ id: string }> }) {
  const staff = await requirePermission('approvals.read')
  const approval = await getApproval((await params).id)
  if (!approval) notFound()
  await recordView(staff, 'approval.view', { kind: 'approval', id: approval.id }, approval.playerId)
  const Body = approval.action === 'rate.set' ? OfRates : OfResolution
  return (
    <>
      <PageHead
        title={
          <>
            {approval.does} <ApprovalTag state={approval.state} />
          </>
        }
        lead={`${approval.maker.name} asked for it. It ${approvalStates[approval.state]}.`}
      />
      <Stack>
        <Body approval={approval} staff={staff} />
      </Stack>
    </>
  )
}
