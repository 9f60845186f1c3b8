import { Copyable } from '@/components/ui/copyable'
import type { LoggedCall } from '@/lib/wire/call'
import styles from './call.module.css'
import { JsonText } from './json-text'

type Props = {
  call: LoggedCall
  /** Top fields of request and answer that are not as they were the first time. */
  requestMarks?: string[]
  answerMarks?: string[]
}

/** What was asked and what was answered, side by side. */
export function Exchange({ call, requestMarks, answerMarks }: Props) {
  return (
    <div className={styles.exchange}>
      <Side title={`${call.method} ${call.path}`} what="request" text={call.request} marks={requestMarks} />
      <Side
        title={`HTTP ${call.status} · ${call.latency} ms`}
        what="answer"
        text={call.answer}
        marks={answerMarks}
      />
    </div>
  )
}

type SideProps = { title: string; what: string; text: string | null; marks?: string[] }

function Side({ title, what, text, marks }: SideProps) {
  return (
    <section className={styles.side} aria-label={what}>
      <div className={styles.sideHead}>
        <span className={styles.sideTitle}>{title}</span>
        {text ? (
          <span className={styles.sideCopy}>
            <Copyable value={text} what={what}>
              {' '}
            </Copyable>
          </span>
        ) : null}
      </div>
      {text ? <JsonText text={text} label={what} marks={marks} /> : <p className={styles.none}>No body.</p>}
    </section>
  )
}
