import type { Metadata } from 'next'
import { Plain } from '@/components/shell/plain'
import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <Plain>
      <State
        kind="missing"
        title="There is no such page"
        heading="h1"
        action={<LinkButton href="/">Go to the overview</LinkButton>}
      >
        The address may be mistyped, or what was here has moved.
      </State>
    </Plain>
  )
}
