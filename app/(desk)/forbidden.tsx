import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

export default function DeskForbidden() {
  return (
    <State
      kind="forbidden"
      title="Your role may not see this page"
      heading="h1"
      action={<LinkButton href="/players">Go to the players</LinkButton>}
    >
      You are signed in, and this page exists. An admin can tell you whose work it is, or change your role.
    </State>
  )
}
