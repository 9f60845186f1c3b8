import { Panel } from '@/components/ui/panel'
import type { VerificationRow } from '@/lib/seals/list-verifications'
import styles from './proof.module.css'

/** What the last verification found: each check that does not hold, in its own words. */
export function Failed({ row }: { row: VerificationRow }) {
  return (
    <Panel title="What does not hold" aside="Do not correct anything by hand: this is the evidence.">
      {row.failed.map(({ name, violations, examples }) => (
        <div key={name} className={styles.check}>
          <h3>
            {name}: {violations === '0' ? 'could not be read' : `${violations} do not fit`}
          </h3>
          <ul>
            {examples.map(example => (
              <li key={example}>{example}</li>
            ))}
          </ul>
        </div>
      ))}
    </Panel>
  )
}
