import type { Metadata } from 'next'
import { Plain } from '@/components/shell/plain'
import { State } from '@/components/ui/state'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <Plain>
      <State
        kind="missing"
        title="There is no such page"
        heading="h1"
        action={<a href="/">Go to the overview</a>}
      >
        The address may be mistyped, or what was here has moved.
      </State>
    </Plain>
  )
}
