import styles from './call.module.css'

/** An HTTP status; what failed stands out. */
export function StatusCode({ status }: { status: number }) {
  return (
    <span className={styles.status} data-class={`${status}`.charAt(0)}>
      {status}
    </span>
  )
}
