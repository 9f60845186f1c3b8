import type { Metadata } from 'next'
import { Article } from '@/components/docs/article'
import { callSections } from '@/components/docs/wallet/calls'
import { repeatSections } from '@/components/docs/wallet/repeats'
import { roundSections } from '@/components/docs/wallet/rounds'

export const metadata: Metadata = { title: 'The wallet' }

const sections = [...callSections, ...roundSections, ...repeatSections]

export default function WalletPage() {
  return <Article href="/docs/wallet" sections={sections} />
}
