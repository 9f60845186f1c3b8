import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

export default function ProviderNotFound() {
  return (
    <State
      kind="missing"
      title="No such provider"
      heading="h1"
      action={<LinkButton href="/providers">All providers</LinkButton>}
    >
      Provider ids are small letters, digits, _ and -, compared letter by letter.
    </State>
  )
}
