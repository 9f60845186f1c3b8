import type { ReactNode } from 'react'
import styles from './round.module.css'

/** What happened on the left, what can be done and what is said of it on the right. */
export function RoundColumns({ main, aside }: { main: ReactNode; aside: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div className={styles.aside}>{main}</div>
      <div className={styles.aside}>{aside}</div>
    </div>
  )
}
