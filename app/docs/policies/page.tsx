import type { Metadata } from 'next'
import { Article } from '@/components/docs/article'
import { policySections } from '@/components/docs/policies'

export const metadata: Metadata = { title: 'Policies' }

export default function PoliciesPage() {
  return <Article href="/docs/policies" sections={policySections} />
}
