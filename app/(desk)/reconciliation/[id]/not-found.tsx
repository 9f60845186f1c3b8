import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

export default function RunNotFound() {
  return (
    <State
      kind="missing"
      title="There is no such run"
      heading="h1"
      action={<LinkButton href="/reconciliation">All runs</LinkButton>}
    >
      The link may be cut short, or from another installation.
    </State>
  )
}
