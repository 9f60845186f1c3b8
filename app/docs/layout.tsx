import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { DocsFrame } from '@/components/docs/docs-frame'

export const metadata: Metadata = {
  title: { default: 'Documentation · Cage', template: '%s · Cage for providers' },
}

/** Public: a provider's engineer needs no sign-in to read. */
export default function DocsLayout({ children }: { children: ReactNode }) {
  return <DocsFrame>{children}</DocsFrame>
}
