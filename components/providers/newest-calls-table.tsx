import { RequestsTable } from '@/components/requests/requests-table'
import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'
import type { RequestRow } from '@/lib/requests/list'

type Props = { providerId: string; rows: RequestRow[]; isLive?: boolean }

/** The newest calls of a provider, and the way to all of them. */
export function NewestCallsTable({ providerId, rows, isLive = false }: Props) {
  const query = `provider=${providerId}&window=7d`
  return (
    <RequestsTable
      rows={rows}
      isLive={isLive}
      csvHref={`/requests/csv?${query}`}
      tools={<strong>Newest calls</strong>}
      views={<LinkButton href={`/requests?${query}`}>All its calls</LinkButton>}
      foot={null}
      empty={
        <State kind="empty" title="No call within the last 7 days">
          What it calls appears here a moment later.
        </State>
      }
    />
  )
}
