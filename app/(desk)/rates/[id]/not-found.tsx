import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

export default function RateNotFound() {
  return (
    <State
      kind="missing"
      heading="h1"
      title="There is no rate of that"
      action={<LinkButton href="/rates">See all rates</LinkButton>}
    >
      No player holds this currency and none of its rates was ever set. The base currency itself is always 1.
    </State>
  )
}
