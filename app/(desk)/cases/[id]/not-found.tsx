import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

export default function CaseNotFound() {
  return (
    <State
      kind="missing"
      title="There is no such case"
      heading="h1"
      action={<LinkButton href="/cases">All cases</LinkButton>}
    >
      The link may be cut short, or from another installation.
    </State>
  )
}
