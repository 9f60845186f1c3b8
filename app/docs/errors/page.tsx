import type { Metadata } from 'next'
import { Article } from '@/components/docs/article'
import { RefusalList } from '@/components/docs/refusal-list'
import { callsAnswering } from '@/lib/reference/operation'
import { operations } from '@/lib/reference/operations'
import { type RefusalCode, refusals } from '@/lib/refusal'
import { refusalNotes } from '@/lib/refusal-notes'

export const metadata: Metadata = {
  title: 'Refusal codes',
  description: 'Every code the wallet refuses with, and what to do about it.',
}

/** Answers of the wallet link here, each to the anchor of its code. */
export default function ErrorsPage() {
  const entries = (Object.keys(refusals) as RefusalCode[]).map(code => ({
    code,
    ...refusals[code],
    ...refusalNotes[code],
    calls: callsAnswering(operations, code),
  }))
  return (
    <Article href="/docs/errors" isWide>
      <RefusalList entries={entries} />
    </Article>
  )
}
