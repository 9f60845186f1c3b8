import type { Metadata } from 'next'
import { Article } from '@/components/docs/article'
import { OperationList } from '@/components/docs/reference/operation-list'

export const metadata: Metadata = { title: 'Calls' }

export default function ReferencePage() {
  return (
    <Article href="/docs/reference" isWide>
      <OperationList />
    </Article>
  )
}
