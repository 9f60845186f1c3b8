import type { LoggedCall } from '@/lib/wire/call'
import styles from './call.module.css'
import { VerdictTag } from './verdict-tag'

/** A call's name, and what became of it. */
export function CallTitle({ call }: { call: LoggedCall }) {
  return (
    <span className={styles.summary}>
      <span>
        {call.method} {call.path}
      </span>
      <VerdictTag verdict={call.verdict} />
      {call.code ? <code className={styles.code}>{call.code}</code> : null}
    </span>
  )
}
