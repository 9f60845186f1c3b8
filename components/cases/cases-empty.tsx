import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

/** No open case at all, or none that fits. */
export function CasesEmpty({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    const clear = <LinkButton href="/cases">Clear the filters</LinkButton>
    return (
      <State kind="no-match" title="No case fits these filters" action={clear}>
        Closed cases, cases that are put off, and those of test play are shown when they are asked for.
      </State>
    )
  }
  return (
    <State kind="empty" title="Nothing to look at">
      A case opens by itself when a credit is refused, a win comes without its bet, a round gets stuck, a rate
      is missing, or the ledger does not hold.
    </State>
  )
}
