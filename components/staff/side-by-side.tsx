import type { ReactNode } from 'react'
import styles from './staff.module.css'

/** Panels beside one another where there is room. */
export function SideBySide({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>
}
