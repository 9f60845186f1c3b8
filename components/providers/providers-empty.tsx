import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

/** No provider at all, or none that fits: two different things. `against`: why this person may not bring one in. */
export function ProvidersEmpty({ isFiltered, against }: { isFiltered: boolean; against: string | null }) {
  if (isFiltered) {
    const clear = <LinkButton href="/providers">Clear the filters</LinkButton>
    return <State kind="no-match" title="No provider fits these filters" action={clear} />
  }
  const action = against ? undefined : <LinkButton href="/providers/new">Bring a studio in</LinkButton>
  return (
    <State kind="empty" title="No provider yet" action={action}>
      {against ?? 'A studio is brought in here, and gets its first key.'}
    </State>
  )
}
