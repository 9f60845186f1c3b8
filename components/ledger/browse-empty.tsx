import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

const clear = <LinkButton href="/ledger">Clear the filters</LinkButton>

/** Nothing was played yet, nothing fits, or it was looked for too long: three different things. */
export function BrowseEmpty({ isLate, isFiltered }: { isLate: boolean; isFiltered: boolean }) {
  if (isLate)
    return (
      <State kind="error" title="Looking for these took too long" action={clear}>
        What is asked for lies far apart in the ledger. Ask for fewer days, or for a player; or export it: a
        file may take its time.
      </State>
    )
  if (isFiltered)
    return (
      <State kind="no-match" title="No transaction fits these filters" action={clear}>
        Ids are compared letter by letter, in full. Days are business days, both included.
      </State>
    )
  return (
    <State kind="empty" title="Nothing was asked of the wallet yet">
      The first signed call that moves money, or is refused, appears here.
    </State>
  )
}
