import type { ReactNode } from 'react'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { ProviderOverview } from '@/lib/providers/overview'

/** Who it is, and whether it plays now. */
export function ProviderHead({ provider, actions }: { provider: ProviderOverview; actions?: ReactNode }) {
  const { id, name, mode, status, maintenance } = provider
  return (
    <PageHead
      title={name}
      lead={
        <>
          <code>{id}</code> <Tag>{mode}</Tag> <Tag tone={status === 'active' ? 'good' : 'bad'}>{status}</Tag>{' '}
          {maintenance ? (
            <Tag tone="warn">
              maintenance until <Time at={maintenance.until} seconds={false} />
            </Tag>
          ) : null}
        </>
      }
      actions={actions}
    />
  )
}
