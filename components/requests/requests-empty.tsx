import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

type Props = { isFiltered: boolean; keptSince: string; path?: string }

/** No calls at all, or none that fit, or none that are kept: said apart. `keptSince` is a day. */
export function RequestsEmpty({ isFiltered, keptSince, path = '/requests' }: Props) {
  if (!isFiltered) {
    return (
      <State kind="empty" title="No calls in the last hour">
        Providers call <code>/api/wallet</code>. Older calls: choose a longer time.
      </State>
    )
  }
  return (
    <State
      kind="no-match"
      title="No call fits these filters"
      action={<LinkButton href={path}>Clear the filters</LinkButton>}
    >
      Ids are compared letter by letter, in full. Calls before {keptSince} are no longer kept; what they did
      to the ledger is.
    </State>
  )
}
