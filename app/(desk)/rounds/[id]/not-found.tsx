import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

export default function RoundNotFound() {
  return (
    <State
      kind="missing"
      title="No such round"
      heading="h1"
      action={<LinkButton href="/rounds">Find a round</LinkButton>}
    >
      This page goes by our own round id. The provider’s id finds its rounds in the list.
    </State>
  )
}
