import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

/** No rounds at all in this time, or none that fit: two different things. */
export function RoundsEmpty({
  isFiltered,
  clearHref = '/rounds',
}: {
  isFiltered: boolean
  clearHref?: string
}) {
  if (!isFiltered) {
    return (
      <State kind="empty" title="No rounds in the last 24 hours">
        A round opens with its first accepted bet. Older ones: choose a longer time.
      </State>
    )
  }
  return (
    <State
      kind="no-match"
      title="No round fits these filters"
      action={<LinkButton href={clearHref}>Clear the filters</LinkButton>}
    >
      Ids are compared letter by letter, in full. Of a player or a round id all of the past is looked through,
      otherwise the time that is chosen.
    </State>
  )
}
