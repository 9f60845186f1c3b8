import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { TrailRow } from '@/lib/cases/trail'
import styles from './case.module.css'

/** What was done to the case and by whom, newest first, down to how it was opened. */
export function CaseTrail({
  rows,
  openedBy,
  openedAt,
}: {
  rows: TrailRow[]
  openedBy: string
  openedAt: string
}) {
  const isOpening = rows.at(-1)?.did === 'opened a case'
  return (
    <Panel title="Trail">
      <ol className={styles.trailList}>
        {rows.map(({ id, at, who, did, change, note }) => (
          <li key={id}>
            <span>
              <strong>{who}</strong> {did}
              {change ? <span className={styles.dim}> · {change}</span> : null}
            </span>
            <Time at={at} />
            {note ? <p className={styles.words}>{note}</p> : null}
          </li>
        ))}
        {isOpening ? null : (
          <li>
            <span>Opened by {openedBy}</span>
            <Time at={openedAt} />
          </li>
        )}
      </ol>
    </Panel>
  )
}
