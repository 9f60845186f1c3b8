import type { ReactNode } from 'react'
import styles from './case.module.css'

/** What is known on the left, what can be done on the right; on a phone one after the other. */
export function CaseLayout({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={styles.page}>
      <div className={styles.main}>{main}</div>
      <div className={styles.side}>{side}</div>
    </div>
  )
}
