import { Tag, type Tone } from '@/components/ui/tag'
import type { ApprovalState } from '@/lib/approvals/states'

const looks: Record<ApprovalState, [label: string, tone: Tone]> = {
  waiting: ['Waiting', 'warn'],
  approved: ['Approved', 'good'],
  declined: ['Declined', 'bad'],
  withdrawn: ['Withdrawn', 'quiet'],
  expired: ['Expired', 'quiet'],
  moved: ['Moved', 'bad'],
}

export const stateLabels = Object.entries(looks).map(([state, [label]]) => [state, label] as const)

export function ApprovalTag({ state }: { state: ApprovalState }) {
  const [label, tone] = looks[state]
  return <Tag tone={tone}>{label}</Tag>
}
