import { group } from '@/components/ui/amount'
import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import type { ReconciliationView } from '@/lib/reconciliation/get'
import {
  agreements,
  agreementWords,
  type Counts,
  differenceKinds,
  differenceWords,
} from '@/lib/reconciliation/kinds'
import styles from './reconciliation.module.css'
import { SumsTable } from './sums-table'

/** What came of it: how many of each, what both sides add up to, and what is odd about the statement as a whole. */
export function RunResult({ run, counts }: { run: ReconciliationView; counts: Counts }) {
  return (
    <>
      {run.warnings.map(warning => (
        <p key={warning} className={styles.warning} role="note">
          {warning}
        </p>
      ))}
      <Panel title={`${group(`${run.lines}`)} lines beside the ledger`}>
        <dl className={styles.counts}>
          {agreementWords.map(word => (
            <div key={word}>
              <dt>{word === 'matched' ? 'Matched' : word === 'outside' ? 'Out of the period' : 'Refused'}</dt>
              <dd>{group(`${counts[word]}`)}</dd>
              <dd className={styles.quiet}>{agreements[word]}</dd>
            </div>
          ))}
          {differenceWords
            .filter(word => counts[word] > 0)
            .map(word => (
              <div key={word}>
                <dt>
                  <Tag tone="warn">{differenceKinds[word].title}</Tag>
                </dt>
                <dd>{group(`${counts[word]}`)}</dd>
                <dd className={styles.quiet}>{differenceKinds[word].says}</dd>
              </div>
            ))}
        </dl>
      </Panel>
      <SumsTable rows={run.sums} />
      <p className={styles.seal}>
        The file: {group(`${run.bytes}`)} bytes, SHA-256 <code>{run.sha256}</code>. It is not kept; what was
        found is.
      </p>
    </>
  )
}
