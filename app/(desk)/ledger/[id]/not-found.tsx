import { LinkButton } from '@/components/ui/link-button'
import { State } from '@/components/ui/state'

export default function TransactionNotFound() {
  return (
    <State
      kind="missing"
      title="No such transaction"
      heading="h1"
      action={<LinkButton href="/search">Search for it</LinkButton>}
    >
      This page goes by our own ledger id. The search finds a transaction by the provider’s id.
    </State>
  )
}
