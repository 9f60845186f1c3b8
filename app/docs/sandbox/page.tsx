import type { Metadata } from 'next'
import { Article } from '@/components/docs/article'
import { sandboxSections } from '@/components/docs/sandbox'

export const metadata: Metadata = { title: 'Sandbox' }

export default function SandboxPage() {
  return <Article href="/docs/sandbox" sections={sandboxSections} />
}
