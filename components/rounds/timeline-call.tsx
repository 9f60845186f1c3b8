import { CallFacts } from '@/components/requests/call-facts'
import { DifferenceList } from '@/components/requests/difference-list'
import { Exchange } from '@/components/requests/exchange'
import { StatusCode } from '@/components/requests/status-code'
import { VerdictTag } from '@/components/requests/verdict-tag'
import { shorten } from '@/components/ui/shorten'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { FoldedCall, Repeat } from '@/lib/rounds/fold'
import type { RoundTransaction } from '@/lib/rounds/transactions'
import { fieldsOf } from '@/lib/wire/differences'
import { PostingLine } from './posting-line'
import styles from './timeline.module.css'
import { TransactionFacts } from './transaction-facts'

type Props = { call: FoldedCall; transaction: RoundTransaction | null }

/** A call in a line: what it was, what became of it, what it moved, how often it came again. */
export function CallLine({ call: { first, repeats, differs }, transaction }: Props) {
  const asked = askedIn(first.request)
  return (
    <span className={styles.line}>
      <span className={styles.what}>
        <strong className={styles.kind}>{first.endpoint}</strong>
        {asked ? <span className={styles.asked}>{asked}</span> : null}
        {first.endpoint === 'rollback' && first.referenceId ? (
          <span className={styles.wire}>of {first.referenceId}</span>
        ) : null}
        <VerdictTag verdict={first.verdict} />
        {first.code ? <code className={styles.code}>{first.code}</code> : null}
        <span className={styles.wire}>
          <StatusCode status={first.status} /> · {first.latency} ms
        </span>
        {repeats.length > 0 ? <Tag tone="info">{`repeated ${repeats.length}×`}</Tag> : null}
        {first.transactionId ? (
          <code className={styles.wire} title={first.transactionId}>
            {shorten(first.transactionId, 30)}
          </code>
        ) : null}
      </span>
      {transaction ? <PostingLine transaction={transaction} /> : null}
      {differs.length > 0 ? (
        <span className={styles.differs}>
          unlike the first with this id: <DifferenceList differs={differs} />
        </span>
      ) : null}
    </span>
  )
}

/** A call opened: request beside answer, how it was signed, the transaction, and each time it came again. */
export function CallBody({ call: { first, repeats, differs }, transaction }: Props) {
  return (
    <div className={styles.body}>
      <Exchange call={first} requestMarks={differs.map(one => one.field)} />
      <CallFacts call={first} />
      {transaction ? <TransactionFacts transaction={transaction} /> : null}
      {repeats.length > 0 ? (
        <ol className={styles.repeats} aria-label="Repeats">
          {repeats.map(repeat => (
            <RepeatEntry key={repeat.call.id} repeat={repeat} />
          ))}
        </ol>
      ) : null}
    </div>
  )
}

function RepeatEntry({ repeat: { call, differs, answerDiffers } }: { repeat: Repeat }) {
  return (
    <li id={`call-${call.id}`}>
      <details>
        <summary className={styles.repeat}>
          <Time at={call.at} />
          <VerdictTag verdict={call.verdict} />
          <span className={styles.wire}>
            <StatusCode status={call.status} /> · {call.latency} ms
          </span>
          <DifferenceList differs={differs} />
          {answerDiffers.length > 0 ? (
            <span>
              answered otherwise: <DifferenceList differs={answerDiffers} />
            </span>
          ) : null}
        </summary>
        <div className={styles.body}>
          <Exchange
            call={call}
            requestMarks={differs.map(one => one.field)}
            answerMarks={answerDiffers.map(one => one.field)}
          />
          <CallFacts call={call} />
        </div>
      </details>
    </li>
  )
}

/** The amount a call names, as it wrote it. */
function askedIn(request: string | null): string | null {
  const fields = fieldsOf(request)
  const amount = fields?.get('amount')
  return amount ? `${amount} ${fields?.get('currency') ?? ''}` : null
}
