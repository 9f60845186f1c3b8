import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

/** No run at all, or none of what is asked for. */
export function RunsEmpty({ isFiltered, against }: { isFiltered: boolean; against: string | null }) {
  if (isFiltered)
    return (
      <State
        kind="no-match"
        title="No run of this provider"
        action={<LinkButton href="/reconciliation">All runs</LinkButton>}
      />
    )
  return (
    <State
      kind="empty"
      title="No statement was laid beside the ledger yet"
      action={
        against ? null : <LinkButton href="/reconciliation/new">Lay a statement beside the ledger</LinkButton>
      }
    >
      {against ?? 'Ask the provider for its own list of a month’s transactions, as CSV in UTF-8 or as JSON.'}
    </State>
  )
}
