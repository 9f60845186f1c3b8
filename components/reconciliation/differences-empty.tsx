import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

/** The statement agrees with the ledger, or no difference fits. */
export function DifferencesEmpty({ path, isFiltered }: { path: string; isFiltered: boolean }) {
  if (isFiltered)
    return (
      <State
        kind="no-match"
        title="No difference like that"
        action={<LinkButton href={path}>All differences</LinkButton>}
      />
    )
  return (
    <State kind="empty" title="The statement agrees with the ledger">
      Every line was found, and alike; and the ledger has nothing that the statement lacks.
    </State>
  )
}
