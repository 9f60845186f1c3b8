import type { ReactNode } from 'react'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { StatementView } from '@/lib/settlement/get-statement'
import { SettlementPlace } from './settlement-place'

/** Whose month it is, and how it stands. */
export function StatementHead({ view, actions }: { view: StatementView; actions: ReactNode }) {
  const { provider, month, frozen, document } = view
  const asked = { month, provider: null, currency: null, day: null }
  return (
    <>
      <SettlementPlace asked={asked} leaf={`Statement of ${provider.id}`} />
      <PageHead
        title={
          <>
            {provider.name}, {month} <Tag tone={frozen ? 'good' : 'quiet'}>{frozen ? 'frozen' : 'open'}</Tag>
          </>
        }
        lead={
          frozen ? (
            <>
              Frozen <Time at={frozen.at} /> by {frozen.by}: {frozen.reason}
            </>
          ) : (
            `As the figures stand now; business days of ${document.zone}.`
          )
        }
        actions={actions}
      />
    </>
  )
}
