import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

/** No players at all, or none that fit: two different things. */
export function PlayersEmpty({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    const clear = <LinkButton href="/players">Clear the filters</LinkButton>
    return (
      <State kind="no-match" title="No player fits these filters" action={clear}>
        Ids match from their first letter, upper and lower case apart; names in either case.
      </State>
    )
  }
  return (
    <State kind="empty" title="No players yet">
      The casino platform makes them: <code>PUT /api/operator/players/{'{player_id}'}</code>
    </State>
  )
}
