import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

/** Nothing was played in what is asked for. */
export function SettlementEmpty({ month }: { month: string }) {
  return (
    <State
      kind="empty"
      title={`Nothing to settle in ${month}`}
      action={<LinkButton href="/settlement">To the last month</LinkButton>}
    >
      A line appears with the first bet or win of a month. Test players are left out.
    </State>
  )
}
