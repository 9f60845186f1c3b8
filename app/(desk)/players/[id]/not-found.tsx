import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

export default function PlayerNotFound() {
  return (
    <State
      kind="missing"
      title="No such player"
      heading="h1"
      action={<LinkButton href="/players">Find a player</LinkButton>}
    >
      Ids are compared letter by letter: upper and lower case apart, nothing trimmed.
    </State>
  )
}
