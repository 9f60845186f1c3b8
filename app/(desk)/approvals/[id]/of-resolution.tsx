import { ApprovalFactsPanel } from '@/components/approvals/approval-facts'
import { ApprovalPreviews } from '@/components/approvals/approval-previews'
import { DecidePanel } from '@/components/approvals/decide-panel'
import type { ApprovalFacts } from '@/lib/approvals/get'
import { decisionsFor } from '@/lib/resolutions/decisions'
import { previewAgain, readPreview } from '@/lib/resolutions/preview-again'
import type { CurrentStaff } from '@/lib/staff/current'

type Props = { approval: ApprovalFacts; staff: CurrentStaff }

/** What would be posted, as the maker saw it and as it stands now. */
export async function OfResolution({ approval, staff }: Props) {
  const seen = readPreview(approval.preview)
  const present = approval.state === 'waiting' ? await previewAgain(approval) : null
  const decisions = decisionsFor(approval, staff, present?.preview?.refusal ?? null)
  return (
    <>
      <ApprovalFactsPanel approval={approval} why={seen?.why ?? null} />
      <ApprovalPreviews seen={seen} present={present} />
      <DecidePanel id={approval.id} action={approval.action} decisions={decisions} />
    </>
  )
}
