import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Time } from '@/components/ui/time'
import type { ReconciliationView } from '@/lib/reconciliation/get'
import { StateOfRun } from './state-of-run'

/** Whose statement of which period it is, and who laid it beside the ledger. */
export function RunHead({ run }: { run: ReconciliationView }) {
  return (
    <PageHead
      title={
        <>
          {run.providerId}, {run.from} – {run.to} <StateOfRun run={run} />
        </>
      }
      lead={
        <>
          {run.fileName}, laid beside the ledger <Time at={run.startedAt} /> by {run.startedBy}. Days of{' '}
          {run.zone}.
        </>
      }
      actions={<LinkButton href="/reconciliation">All runs</LinkButton>}
    />
  )
}
