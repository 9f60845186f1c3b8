import Link from 'next/link'
import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import type { DisputeRow } from '@/lib/cases/list-disputes'
import styles from './disputes.module.css'

/** The disputes of the demo casino: what each player says, and what should come of it. */
export function Disputes({ disputes }: { disputes: DisputeRow[] }) {
  const closed = disputes.filter(({ state }) => state === 'closed').length
  return (
    <Panel
      title="Disputes to resolve"
      aside={`${closed} of ${disputes.length} closed. Find each by what the player says, explain it, put it right.`}
      flush
    >
      <ol className={styles.disputes}>
        {disputes.map(one => (
          <li key={one.caseId} data-closed={one.state === 'closed' || undefined}>
            <Dispute dispute={one} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Dispute({ dispute }: { dispute: DisputeRow }) {
  const { number, name, says, expected, state, caseId, playerId, playerName } = dispute
  return (
    <>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.words}>
        <div className={styles.head}>
          <Link href={`/cases/${caseId}`} prefetch={false}>
            {name}
          </Link>
          {state === 'closed' ? <Tag tone="good">Closed</Tag> : <Tag tone="warn">Open</Tag>}
        </div>
        <p className={styles.says}>
          “{says}” <span className={styles.who}>{playerName ?? playerId}</span>
        </p>
        <details className={styles.expected}>
          <summary>What is expected</summary>
          {expected}
        </details>
      </div>
    </>
  )
}
