import type { Metadata } from 'next'
import { RefusalList } from '@/components/docs/refusal-list'
import { Plain } from '@/components/shell/plain'
import { PageHead } from '@/components/ui/page-head'
import { type RefusalCode, refusals } from '@/lib/refusal'
import { refusalNotes } from '@/lib/refusal-notes'

export const metadata: Metadata = {
  title: 'Refusal codes',
  description: 'Every code the wallet refuses with, and what to do about it.',
}

/** Public: a provider's engineer comes here from an answer, without a sign-in. */
export default function ErrorsPage() {
  const entries = (Object.keys(refusals) as RefusalCode[]).map(code => ({
    code,
    ...refusals[code],
    ...refusalNotes[code],
  }))
  return (
    <Plain>
      <PageHead
        title="Refusal codes"
        lead="What the wallet answers when it says no. A final no is never a 5xx: after a 5xx repeat the same call with the same transaction id."
      />
      <RefusalList entries={entries} />
    </Plain>
  )
}
