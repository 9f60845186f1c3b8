import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'
import { now } from '@/lib/clock'
import { callsKeptSince } from '@/lib/requests/kept-since'

export default function OwnCallNotFound() {
  return (
    <State
      kind="missing"
      title="No such call of yours in the log"
      heading="h1"
      action={<LinkButton href="/studio/requests">Find a call</LinkButton>}
    >
      Calls before {callsKeptSince(now())} are no longer kept, and a call of this moment takes a second to be
      written.
    </State>
  )
}
