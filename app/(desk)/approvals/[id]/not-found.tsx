import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

export default function ApprovalNotFound() {
  return (
    <State
      kind="missing"
      heading="h1"
      title="There is no such change"
      action={<LinkButton href="/approvals">See what waits</LinkButton>}
    >
      Nothing that waits or waited for a second person has this id.
    </State>
  )
}
