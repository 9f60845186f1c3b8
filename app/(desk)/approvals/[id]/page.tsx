import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ApprovalFactsPanel } from '@/components/approvals/approval-facts'
import { ApprovalPreviews } from '@/components/approvals/approval-previews'
import { DecidePanel } from '@/components/approvals/decide-panel'
import { ApprovalTag } from '@/components/approvals/state-tag'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import { getApproval } from '@/lib/approvals/get'
import { approvalStates } from '@/lib/approvals/states'
import { decisionsFor } from '@/lib/resolutions/decisions'
import { previewAgain, readPreview } from '@/lib/resolutions/preview-again'
import { requirePermission } from '@/lib/staff/current'
import { recordView } from '@/lib/staff/view'

export const metadata: Metadata = { title: 'Approval' }

export default async function ApprovalPage({ params }: { params: Promise<{ id: string }> }) {
  const staff = await requirePermission('approvals.read')
  const approval = await getApproval((await params).id)
  if (!approval) notFound()
  await recordView(staff, 'approval.view', { kind: 'approval', id: approval.id }, approval.playerId)
  const seen = readPreview(approval.preview)
  const present = approval.state === 'waiting' ? await previewAgain(approval) : null
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
        <ApprovalFactsPanel approval={approval} why={seen?.why ?? null} />
        <ApprovalPreviews seen={seen} present={present} />
        <DecidePanel id={approval.id} decisions={decisionsFor(approval, staff, present)} />
      </Stack>
    </>
  )
}
