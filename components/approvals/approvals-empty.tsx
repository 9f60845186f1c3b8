import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

/** Nothing waits, or nothing is like that: two different things. */
export function ApprovalsEmpty({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered)
    return (
      <State
        kind="empty"
        title="Nothing waits for a second person"
        action={<LinkButton href="/approvals?state=any">See all that did</LinkButton>}
      >
        Changes above a threshold come here before anything is posted.
      </State>
    )
  return (
    <State
      kind="no-match"
      title="No change is like that"
      action={<LinkButton href="/approvals">See what waits</LinkButton>}
    />
  )
}
