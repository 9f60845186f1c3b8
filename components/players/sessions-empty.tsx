import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

/** Never played, or nothing that fits: two different things. */
export function SessionsEmpty({ isFiltered, clearHref }: { isFiltered: boolean; clearHref: string }) {
  if (isFiltered) {
    const clear = <LinkButton href={clearHref}>Clear the filters</LinkButton>
    return <State kind="no-match" title="No session fits these filters" action={clear} />
  }
  return (
    <State kind="empty" title="No sessions yet">
      The casino platform opens one when the player starts a game.
    </State>
  )
}
