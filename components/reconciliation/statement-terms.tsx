import { Panel } from '@/components/ui/panel'
import styles from './reconciliation.module.css'

/** What a statement may be, and how it is judged. */
export function StatementTerms({ mebibytes }: { mebibytes: number }) {
  return (
    <Panel>
      <details>
        <summary className={styles.summary}>What a statement may look like</summary>
        <ul className={styles.terms}>
          <li>
            CSV in UTF-8 with its columns named in the first line; comma, semicolon or tab between them; at
            most {mebibytes} MiB. Which column is what is asked once, and remembered for the provider.
          </li>
          <li>
            Or JSON: an array of objects, or one object a line, with <code>transaction_id</code>,{' '}
            <code>kind</code>, <code>amount</code>, <code>currency</code>, and where there are <code>at</code>
            , <code>state</code>, <code>round_id</code>, <code>player_id</code>; all of them text. A studio’s
            own journal is read too.
          </li>
          <li>
            Which way money goes is what the kind says: a sign before an amount is passed over. A rollback may
            leave its amount out.
          </li>
          <li>
            A line that cannot be read is shown with its reason, up to a thousand of them; a file that is no
            statement is refused as a whole.
          </li>
          <li>
            The period is in days of the statement’s time zone. What staff posted in the provider’s rounds is
            no part of it.
          </li>
        </ul>
      </details>
    </Panel>
  )
}
