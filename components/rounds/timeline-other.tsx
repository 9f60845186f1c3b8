import Link from 'next/link'
import { shorten } from '@/components/ui/shorten'
import { Tag } from '@/components/ui/tag'
import type { RoundEvent } from '@/lib/rounds/events'
import type { CaseFacts, NoteFacts } from '@/lib/rounds/timeline'
import type { RoundTransaction } from '@/lib/rounds/transactions'
import { PostingLine } from './posting-line'
import styles from './timeline.module.css'
import { TransactionFacts } from './transaction-facts'

/** A transaction without a call: staff posted it, or the call is no longer kept. */
export function TransactionLine({ transaction: one }: { transaction: RoundTransaction }) {
  const isByStaff = one.actor.startsWith('staff:')
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>
        <span className={styles.line}>
          <span className={styles.what}>
            <strong className={styles.kind}>{one.kind}</strong>
            <span className={styles.asked}>
              {one.amount} {one.currency}
            </span>
            <code className={styles.wire} title={one.transactionId}>
              {shorten(one.transactionId, 30)}
            </code>
            {isByStaff ? <Tag tone="info">by staff</Tag> : <Tag>call not kept</Tag>}
            {one.code ? <code className={styles.code}>{one.code}</code> : null}
          </span>
          <PostingLine transaction={one} />
        </span>
      </summary>
      <div className={styles.body}>
        <TransactionFacts transaction={one} />
      </div>
    </details>
  )
}

export function EventLine({ event }: { event: RoundEvent }) {
  return (
    <span className={styles.line}>
      <span className={styles.what}>
        <strong>{event.name ?? event.actor}</strong>
        {event.role ? <span className={styles.wire}>{event.role}</span> : null}
        <span>{event.words}</span>
        {event.outcome === 'held' ? <Tag tone="warn">waits for a second person</Tag> : null}
        {event.outcome === 'refused' ? <Tag tone="bad">refused</Tag> : null}
      </span>
      {event.reason ? <span className={styles.unmoved}>{event.reason}</span> : null}
    </span>
  )
}

export function EventBody({ event }: { event: RoundEvent }) {
  const sides = [
    ['Before', event.before],
    ['After', event.after],
  ] as const
  return (
    <div className={styles.body}>
      <dl className={styles.ledger}>
        <div>
          <dt>Audit event</dt>
          <dd>
            #{event.seq} {event.action}
          </dd>
        </div>
        {sides.map(([name, text]) =>
          text ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{text}</code>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  )
}

export function NoteLine({ note }: { note: NoteFacts }) {
  return (
    <span className={styles.line}>
      <span className={styles.what}>
        <strong>{note.author}</strong> <span>wrote a note</span>
      </span>
      <span className={styles.note}>{note.text}</span>
    </span>
  )
}

export function CaseLine({ one }: { one: CaseFacts }) {
  return (
    <span className={styles.line}>
      <span className={styles.what}>
        <span>
          A case was opened: <Link href={`/cases/${one.id}`}>{one.title}</Link>
        </span>
        <Tag tone={one.state === 'open' ? 'warn' : 'quiet'}>{one.state}</Tag>
      </span>
      {one.detail ? <span className={styles.unmoved}>{one.detail}</span> : null}
    </span>
  )
}
