import type { Metadata } from 'next'
import { Article } from '@/components/docs/article'
import { signingSections } from '@/components/docs/signing'
import { listExamples } from '@/lib/reference/list-examples'
import { siteUrl } from '@/lib/reference/site-url'

export const metadata: Metadata = { title: 'Signing' }

export default async function SigningPage() {
  const url = await siteUrl()
  return <Article href="/docs/signing" sections={signingSections(await listExamples(), url)} />
}
