import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

/** No stuck round at all, or none that fits. */
export function StuckEmpty({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    const clear = <LinkButton href="/stuck">Clear the filters</LinkButton>
    return (
      <State kind="no-match" title="No stuck round fits these filters" action={clear}>
        Rounds that are put off, and those of test play, are shown when they are asked for.
      </State>
    )
  }
  return (
    <State kind="empty" title="No round is stuck">
      Every minute the rounds that became older than their provider is given are looked at; those with a bet
      that nothing answered appear here.
    </State>
  )
}
