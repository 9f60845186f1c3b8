import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

export default function StaffNotFound() {
  return (
    <State
      kind="missing"
      title="Nobody here has this id"
      heading="h1"
      action={<LinkButton href="/staff">All staff</LinkButton>}
    >
      The address may be cut short.
    </State>
  )
}
