import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

/** Nothing has happened yet, or nothing that fits: two different things. */
export function LedgerEmpty({ isFiltered, clearHref }: { isFiltered: boolean; clearHref: string }) {
  if (isFiltered) {
    return (
      <State
        kind="no-match"
        title="No entry fits these filters"
        action={<LinkButton href={clearHref}>Clear the filters</LinkButton>}
      >
        Round ids are compared letter by letter, in full. Days are UTC, both included.
      </State>
    )
  }
  return (
    <State kind="empty" title="Nothing in this ledger yet">
      The first deposit or bet will stand here the moment it is answered.
    </State>
  )
}
