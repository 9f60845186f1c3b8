import { Tag } from '@/components/ui/tag'
import type { ReconciliationRow } from '@/lib/reconciliation/row'

/** How a run stands: what came of it, or how far it is. */
export function StateOfRun({ run }: { run: Pick<ReconciliationRow, 'state' | 'progress' | 'differences'> }) {
  if (run.state === 'failed') return <Tag tone="bad">refused</Tag>
  if (run.state !== 'done') return <Tag tone="info">{run.progress ?? run.state}</Tag>
  return run.differences === '0' ? <Tag tone="good">agrees</Tag> : <Tag tone="warn">differs</Tag>
}
