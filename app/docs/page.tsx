import type { Metadata } from 'next'
import { Article } from '@/components/docs/article'
import { startSections } from '@/components/docs/start'
import { siteUrl } from '@/lib/reference/site-url'

export const metadata: Metadata = {
  title: { absolute: 'Documentation · Cage for providers' },
  description: 'From nothing to a first signed call of the wallet, in five steps.',
}

export default async function StartPage() {
  return <Article href="/docs" sections={startSections(await siteUrl())} />
}
