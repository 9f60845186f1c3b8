import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { spanOf } from '@/lib/rounds/standing'
import type { TimelineEntry } from '@/lib/rounds/timeline'
import { OpenTarget } from './open-target'
import styles from './timeline.module.css'
import { CallBody, CallLine } from './timeline-call'
import { CaseLine, EventBody, EventLine, NoteLine, TransactionLine } from './timeline-other'

type Props = {
  entries: TimelineEntry[]
  /** What a reader must know of what is not there: calls that are no longer kept. */
  gap: string | null
}

/** All that happened, oldest first. An entry opens to what was asked and answered; its time is its permalink. */
export function Timeline({ entries, gap }: Props) {
  return (
    <Panel title="Timeline" id="timeline" flush aside={`${entries.length}, oldest first`}>
      <OpenTarget />
      {gap ? <p className={styles.gap}>{gap}</p> : null}
      {entries.length === 0 ? <p className={styles.gap}>Nothing is recorded.</p> : null}
      <ol className={styles.timeline}>
        {entries.map(entry => (
          <li
            key={entry.id}
            id={entry.id}
            className={styles.entry}
            data-kind={entry.kind}
            data-tone={toneOf(entry)}
          >
            <a className={styles.when} href={`#${entry.id}`} title="Link to this entry">
              <Time at={entry.at} />
              <span className={styles.after}>+{spanOf(entries[0]!.at, entry.at)}</span>
            </a>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  switch (entry.kind) {
    case 'call':
      return (
        <details className={styles.details}>
          <summary className={styles.summary}>
            <CallLine call={entry.call} transaction={entry.transaction} />
          </summary>
          <CallBody call={entry.call} transaction={entry.transaction} />
        </details>
      )
    case 'event':
      return (
        <details className={styles.details}>
          <summary className={styles.summary}>
            <EventLine event={entry.event} />
          </summary>
          <EventBody event={entry.event} />
        </details>
      )
    case 'transaction':
      return <TransactionLine transaction={entry.transaction} />
    case 'note':
      return <NoteLine note={entry.note} />
    case 'case':
      return <CaseLine one={entry.one} />
  }
}

/** The colour of an entry's dot: what the call came to, or whose doing it was. */
function toneOf(entry: TimelineEntry): string {
  if (entry.kind === 'event' || entry.kind === 'note') return 'staff'
  if (entry.kind === 'case') return 'warn'
  const effect = entry.transaction?.effect
  if (effect === 'refused') return 'bad'
  if (effect) return effect === 'posted' ? 'good' : 'quiet'
  return entry.kind === 'call' && entry.call.first.code ? 'bad' : 'quiet'
}
