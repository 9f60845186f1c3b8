import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

/** No events at all, or none that fit: two different things. */
export function AuditEmpty({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    const clear = <LinkButton href="/audit">Clear the filters</LinkButton>
    return (
      <State kind="no-match" title="No event fits these filters" action={clear}>
        Ids and addresses are compared letter by letter; days are UTC, both included.
      </State>
    )
  }
  return (
    <State kind="empty" title="Nothing has happened yet">
      The first sign-in is the first event.
    </State>
  )
}
